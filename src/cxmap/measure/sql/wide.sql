-- One row holds the answers of one person, a column for each place: one row for each answer.
SELECT
    $table AS origin, period, person, persona, segment, moment, weight,
    number AS place,
    CASE number $cases END AS answer
FROM (
    SELECT
        $period AS period, $person AS person, $persona AS persona, $segment AS segment,
        $moment AS moment, $weight AS weight,
        $columns
    FROM $source
    WHERE $wanted
) AS people
CROSS JOIN (VALUES $numbers) AS places (number)
