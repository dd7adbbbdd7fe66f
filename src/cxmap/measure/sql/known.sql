-- Every event at a known touchpoint that has its place in a journey.
SELECT journey, place, begun, finished, position, times
FROM ($events) AS events
INNER JOIN (VALUES $words) AS known (word, place) ON activity = word
WHERE $placed
