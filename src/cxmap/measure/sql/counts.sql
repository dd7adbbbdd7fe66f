-- How often each answer was given, at each place, in each period, by each group, in each table. Cells are counted as
-- they are and become texts afterwards: there are far fewer of them then.
SELECT
    origin,
    CAST(place AS VARCHAR) AS place,
    period,
    CAST(persona AS VARCHAR) AS persona,
    CAST(segment AS VARCHAR) AS segment,
    CAST(answer AS VARCHAR) AS answer,
    n, weight, squares, weightless,
    CASE WHEN year(last) BETWEEN 1 AND 9999 THEN CAST(last AS DATE) END AS last
FROM (
    SELECT
        $picked, count(*) AS n, $sums, max(moment) AS last
    FROM ($answers) AS answers
    GROUP BY $keys
) AS counted
LIMIT $most
