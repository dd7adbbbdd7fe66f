-- One row for each touchpoint that a comment speaks of; who speaks of none counts for the last number.
SELECT origin, period, person, persona, segment, moment, weight, number AS place, answer
FROM (
    SELECT origin, period, person, persona, segment, moment, weight, answer, $matches
    FROM ($comments) AS comments
) AS matched
CROSS JOIN (VALUES $numbers) AS places (number)
WHERE CASE number $cases ELSE NOT ($any) END
