-- How many times are known at each touchpoint.
SELECT place, count(took) AS timed, count(waited) AS waits FROM times GROUP BY place
