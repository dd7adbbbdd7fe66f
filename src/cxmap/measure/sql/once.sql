-- The last answer of each person to each question in each period; rows that name nobody, or no day where one is needed,
-- are all kept. Which of several answers of one moment counts does not depend on the order of the rows.
SELECT origin, period, person, persona, segment, moment, weight, place, answer
FROM ($answers) AS answers
QUALIFY person IS NULL OR $undated OR row_number() OVER (
    PARTITION BY person, place, period
    ORDER BY
        moment DESC NULLS LAST, answer ASC NULLS LAST, weight ASC NULLS LAST, persona ASC NULLS LAST,
        segment ASC NULLS LAST, origin ASC
) = 1
