-- How often each answer was given, at each place, in each period, by each group, in each table. Cells are counted as
-- they are and become texts afterwards: there are far fewer of them then.
SELECT
    origin,
    CAST(place AS VARCHAR) AS place,
    CAST(period AS DATE) AS period,
    CAST(persona AS VARCHAR) AS persona,
    CAST(segment AS VARCHAR) AS segment,
    CAST(answer AS VARCHAR) AS answer,
    n, weight, squares, weightless,
    CAST(last AS DATE) AS last
FROM (
    SELECT origin, place, period, persona, segment, answer, count(*) AS n, $sums, max(moment) AS last
    FROM ($answers) AS answers
    GROUP BY origin, place, period, persona, segment, answer
) AS counted
LIMIT $most
