-- One row of the file is one answer; a column says which place it is about.
SELECT
    $row AS row,
    $respondent AS respondent,
    $persona AS persona,
    $segment AS segment,
    $day AS day,
    $weight AS weight,
    $place AS place,
    $answer AS answer
FROM $file
WHERE $wanted
