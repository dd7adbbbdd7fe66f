-- The wanted times themselves, by how many of those near them are shorter.
SELECT wanted.span, rank, value
FROM (
    SELECT span, value, n, sum(n) OVER (PARTITION BY span ORDER BY value) - n AS shorter
    FROM (
        SELECT span, $what AS value, count(*) AS n
        FROM times
        INNER JOIN (VALUES $spans) AS spans (span, spot, low, high) ON place = spot AND $what BETWEEN low AND high
        GROUP BY span, value
    ) AS counted
) AS counted
INNER JOIN (VALUES $ranks) AS wanted (span, rank)
    ON counted.span = wanted.span AND rank >= shorter AND rank < shorter + n
