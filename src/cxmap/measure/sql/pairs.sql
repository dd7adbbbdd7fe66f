-- How often which answer followed which one of the same person, in two periods that are compared.
WITH answers AS ($answers)
SELECT
    CAST(place AS VARCHAR) AS place, earlier, later,
    CAST(former AS VARCHAR) AS former, CAST(latter AS VARCHAR) AS latter, n
FROM (
    SELECT one.place, compared.earlier, compared.later, one.answer AS former, other.answer AS latter, count(*) AS n
    FROM answers AS one
    INNER JOIN (VALUES $periods) AS compared (earlier, later) ON one.period = compared.earlier
    INNER JOIN answers AS other
        ON other.person = one.person AND other.place = one.place AND other.period = compared.later
    GROUP BY one.place, compared.earlier, compared.later, one.answer, other.answer
) AS pairs
LIMIT $most
