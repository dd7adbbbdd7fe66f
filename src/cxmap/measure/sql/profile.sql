-- What stands in a column, most often first.
SELECT $cell AS cell, count(*) AS n
FROM $source
GROUP BY 1
ORDER BY n DESC, cell ASC NULLS LAST
LIMIT $most
