-- Sums over the people who answered both questions of a pair, for several pairs.
SELECT
    $sums
FROM ($people) AS people
WHERE weight IS NOT NULL
