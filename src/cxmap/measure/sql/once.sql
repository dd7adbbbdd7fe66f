-- The last answer of each person to each question; rows that name nobody are all kept.
SELECT *
FROM ($answers)
QUALIFY respondent IS NULL OR row_number() OVER (
    PARTITION BY respondent, place, date_trunc('$period', coalesce(day, DATE '1970-01-01'))
    ORDER BY day DESC NULLS LAST, row DESC
) = 1
