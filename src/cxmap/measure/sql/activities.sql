-- What the events are called and by which channel they came, how many there are of each, and how many of them cannot be
-- put in order.
SELECT
    activity,
    channel,
    count(*) AS present,
    sum(CASE WHEN journey IS NULL THEN 1 ELSE 0 END) AS without_case,
    sum(CASE WHEN journey IS NOT NULL AND $undated THEN 1 ELSE 0 END) AS without_date,
    sum(CASE WHEN journey IS NOT NULL AND times > 0 AND NOT ($undated) THEN times ELSE 0 END) AS counted
FROM ($events) AS events
GROUP BY activity, channel
LIMIT $most
