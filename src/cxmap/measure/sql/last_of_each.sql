-- The last row of each person; rows that name nobody are all kept. Which of several rows of one moment counts does not
-- depend on the order of the rows.
SELECT *
FROM ($people) AS people
QUALIFY person IS NULL OR row_number() OVER (
    PARTITION BY person
    ORDER BY moment DESC NULLS LAST, $answers, weight ASC NULLS LAST, origin ASC
) = 1
