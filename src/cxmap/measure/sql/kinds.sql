-- What stands in the lines of a file of JSON: objects or something else, and whether keys of one object are the same.
SELECT kind, count(*) AS lines, sum(CASE WHEN len(list_distinct(names)) < len(names) THEN 1 ELSE 0 END) AS doubled
FROM (
    SELECT json_type(json) AS kind, CASE json_type(json) WHEN 'OBJECT' THEN json_keys(json) END AS names
    FROM $source
) AS lines
GROUP BY kind
ORDER BY kind
