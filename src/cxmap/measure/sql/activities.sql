-- What the events are called, how many there are of each, and how many of them cannot be put in order.
SELECT
    activity,
    count(*) AS present,
    sum(CASE WHEN journey IS NULL THEN 1 ELSE 0 END) AS without_case,
    sum(CASE WHEN journey IS NOT NULL AND $undated THEN 1 ELSE 0 END) AS without_date
FROM ($events) AS events
GROUP BY activity
LIMIT $most
