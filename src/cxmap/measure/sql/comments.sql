-- One row is one comment, with the score that came with it.
SELECT
    $table AS origin, CAST(NULL AS BIGINT) AS period, $person AS person, CAST(NULL AS VARCHAR) AS persona,
    CAST(NULL AS VARCHAR) AS segment, $moment AS moment, CAST(NULL AS DECIMAL(18, 6)) AS weight,
    $place AS place,
    $answer AS answer
FROM $source
WHERE $wanted AND $text IS NOT NULL AND NOT ($coded)
