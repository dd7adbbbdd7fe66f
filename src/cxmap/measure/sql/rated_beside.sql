-- The same for a question about the whole that has a column of its own, in every row of whoever answered it.
SELECT
    $table AS origin, $person AS person, $period AS period, $moment AS moment, $weight AS weight, $whole AS place,
    $answer AS answer, $overall AS value
FROM $source
WHERE $wanted
