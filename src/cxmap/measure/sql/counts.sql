-- How often each answer was given, at each place, in each period, by each group.
SELECT
    coalesce(places.id, CASE WHEN $mapped THEN NULL ELSE CAST(answers.place AS VARCHAR) END) AS place,
    CASE WHEN $mapped AND places.id IS NULL THEN CAST(answers.place AS VARCHAR) END AS stranger,
    $period AS period,
    personas.id AS persona,
    segments.id AS segment,
    CAST(answers.answer AS VARCHAR) AS answer,
    count(*) AS n,
    sum(answers.weight) AS weight,
    sum(CAST(answers.weight * answers.weight AS DECIMAL(38, 12))) AS squares,
    count(*) FILTER (WHERE answers.weight IS NULL) AS weightless,
    max(answers.day) AS last
FROM ($answers) AS answers
LEFT JOIN meaning AS places ON places.kind = 'place' AND places.word = $place_key
LEFT JOIN meaning AS personas ON personas.kind = 'persona' AND personas.word = key_of(answers.persona)
LEFT JOIN meaning AS segments ON segments.kind = 'segment' AND segments.word = key_of(answers.segment)
GROUP BY ALL
ORDER BY ALL
LIMIT $most
