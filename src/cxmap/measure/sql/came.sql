-- How many journeys came to each touchpoint, of a few: a journey is a number with a bit for each of them.
SELECT place, sum(((been >> bit) & 1) * times) AS cases
FROM (
    SELECT bit_or(CAST(1 AS BIGINT) << (CAST(place AS INTEGER) - $first)) AS been, max($times) AS times
    FROM steps
    WHERE place BETWEEN $first AND $last
    GROUP BY journey
) AS journeys
CROSS JOIN (VALUES $bits) AS places (place, bit)
GROUP BY place
