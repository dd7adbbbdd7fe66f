-- How many journeys there are.
SELECT sum(times) AS journeys FROM steps WHERE number = 1
