-- One row of the file holds the answers of one person, a column for each place: one row for each answer.
SELECT
    row,
    respondent, persona, segment, day, weight,
    unnest([$places]) AS place,
    unnest([$columns]) AS answer
FROM (
    SELECT
        $row AS row,
        $respondent AS respondent,
        $persona AS persona,
        $segment AS segment,
        $day AS day,
        $weight AS weight,
        *
    FROM $file
    WHERE $wanted
)
