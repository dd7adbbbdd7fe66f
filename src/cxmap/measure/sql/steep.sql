-- Which times are near each wanted one: all of one part of a scale that grows with them, and how many are shorter.
SELECT place, rank, low, high, shorter
FROM (
    SELECT place, low, high, n, sum(n) OVER (PARTITION BY place ORDER BY low) - n AS shorter
    FROM (
        SELECT place, min($what) AS low, max($what) AS high, count(*) AS n
        FROM times
        WHERE $what IS NOT NULL
        GROUP BY place, CAST(floor($fine * log2($what + 1)) AS INTEGER)
    ) AS parts
) AS parts
INNER JOIN (VALUES $ranks) AS wanted (spot, rank) ON place = spot AND rank >= shorter AND rank < shorter + n
