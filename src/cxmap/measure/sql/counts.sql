-- How often each answer was given, at each place, in each period, by each group, in each table.
SELECT
    origin,
    CAST(place AS VARCHAR) AS place,
    period,
    CAST(persona AS VARCHAR) AS persona,
    CAST(segment AS VARCHAR) AS segment,
    CAST(answer AS VARCHAR) AS answer,
    count(*) AS n,
    sum(weight) AS weight,
    sum(CAST(weight * weight AS DECIMAL(38, 12))) AS squares,
    count(*) - count(weight) AS weightless,
    max(CAST(moment AS DATE)) AS last
FROM ($answers) AS answers
GROUP BY 1, 2, 3, 4, 5, 6
LIMIT $most
