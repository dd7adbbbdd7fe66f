-- Who came to each touchpoint, and how long it took: seconds at the quarters of all times. What ended before it began
-- took no time that anybody knows.
SELECT
    place,
    sum(CASE WHEN visit = 1 THEN times ELSE 0 END) AS cases,
    sum(times) AS visits,
    sum(CASE WHEN number = 1 THEN times ELSE 0 END) AS begun,
    sum(CASE WHEN next_place IS NULL THEN times ELSE 0 END) AS ended,
    count(took) AS timed,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY took) AS took_low,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY took) AS took_median,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY took) AS took_high,
    count(waited) AS waits,
    percentile_cont(0.25) WITHIN GROUP (ORDER BY waited) AS waited_low,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY waited) AS waited_median,
    percentile_cont(0.75) WITHIN GROUP (ORDER BY waited) AS waited_high,
    min(CAST(begun AS DATE)) AS since,
    max(CAST(coalesce(finished, begun) AS DATE)) AS until
FROM (
    SELECT
        *,
        CASE WHEN finished >= begun THEN date_diff('millisecond', begun, finished) / 1000.0 END AS took,
        CASE
            WHEN previous_end > begun THEN 0
            WHEN previous_end IS NOT NULL THEN date_diff('millisecond', previous_end, begun) / 1000.0
        END AS waited
    FROM steps
) AS steps
GROUP BY place
