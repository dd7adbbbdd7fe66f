-- How often each of what is asked for followed, or was the channel, at each touchpoint.
SELECT place, CAST($what AS VARCHAR) AS what, sum(times) AS n
FROM steps
WHERE $what IS NOT NULL
GROUP BY 1, 2
LIMIT $most
