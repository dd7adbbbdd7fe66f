-- One row is one answer to a question that has a number, as it stands there and as a number where it is one.
SELECT
    $table AS origin, person, period, moment, weight, number AS place, answer,
    CASE WHEN number = $whole THEN overall ELSE score END AS value
FROM (
    SELECT
        $person AS person, $period AS period, $moment AS moment, $weight AS weight,
        CAST($place AS VARCHAR) AS word, $answer AS answer, $score AS score, $overall AS overall
    FROM $source
    WHERE $wanted
) AS answers
INNER JOIN (VALUES $words) AS known (spelled, number) ON word = spelled
