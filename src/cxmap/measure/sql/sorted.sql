-- The events in the order in which they happened, journey by journey: sorted once and on disk where memory does not
-- hold them, so that what came before an event is the row before it.
CREATE TEMP TABLE steps AS
SELECT hash(journey) AS journey, CAST(place AS USMALLINT) AS place, $columns
FROM ($known) AS known
ORDER BY 1, $order
