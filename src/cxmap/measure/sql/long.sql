-- One row is one answer; a column says which place it is about.
SELECT
    $table AS origin, $period AS period, $person AS person, $persona AS persona, $segment AS segment,
    $moment AS moment, $weight AS weight,
    $place AS place,
    $answer AS answer
FROM $source
WHERE $wanted
