-- One row is one person, a column for each question and the last one for the whole; what is no answer is nothing.
SELECT
    $table AS origin, $person AS person, $moment AS moment, $weight AS weight,
    $answers
FROM $source
WHERE $wanted
