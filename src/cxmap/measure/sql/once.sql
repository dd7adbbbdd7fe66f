-- The last answer of each person to each question in each period; rows that name nobody are all kept. Of answers
-- of one moment the first in the order of their texts counts, so that the order of the rows does not matter.
SELECT person, persona, segment, moment, weight, place, answer
FROM ($answers) AS answers
QUALIFY person IS NULL OR row_number() OVER (
    PARTITION BY person, place, $period
    ORDER BY moment DESC NULLS LAST, answer ASC NULLS LAST
) = 1
