-- One row is one person with the answers of the last period in which they gave any, of several answers to a question
-- the last one. Who has no name cannot be known again in another row.
SELECT person, moment, weight, $names
FROM (
    SELECT person, period, max(moment) AS moment, max(weight) AS weight, $columns
    FROM (
        SELECT person, place, period, moment, weight, value
        FROM ($answers) AS answers
        WHERE person IS NOT NULL
        QUALIFY row_number() OVER (
            PARTITION BY person, place, period
            ORDER BY moment DESC NULLS LAST, answer ASC NULLS LAST, weight ASC NULLS LAST, origin ASC
        ) = 1
    ) AS answered
    GROUP BY person, period
) AS people
QUALIFY row_number() OVER (PARTITION BY person ORDER BY period DESC NULLS LAST) = 1
