-- The keys of all objects of a file of JSON, in the order in which they are first met.
SELECT name, min(row(line, place)) AS first_met
FROM (
    SELECT line, unnest(names) AS name, generate_subscripts(names, 1) AS place
    FROM (SELECT row_number() OVER () AS line, json_keys(json) AS names FROM $source) AS lines
) AS keys
GROUP BY name
ORDER BY first_met
LIMIT $most
