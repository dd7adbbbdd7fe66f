-- How many wanted rows hold a text, and how many hold a code for none.
SELECT
    sum(CASE WHEN $text IS NOT NULL AND NOT ($coded) THEN 1 ELSE 0 END) AS written,
    sum(CASE WHEN $text IS NOT NULL AND $coded THEN 1 ELSE 0 END) AS coded
FROM $source
WHERE $wanted
