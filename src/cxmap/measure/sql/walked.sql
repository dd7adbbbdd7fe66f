-- From where customers came to each touchpoint; from nowhere where a journey began there.
SELECT
    place, previous, sum($times) AS visits, min(CAST($begun AS DATE)) AS since, max(CAST($finished AS DATE)) AS until
FROM (
    SELECT *, CASE WHEN journey = lag(journey) OVER () THEN lag(place) OVER () END AS previous
    FROM steps
) AS steps
GROUP BY place, previous
