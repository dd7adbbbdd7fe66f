-- What the answers weigh. The square of a weight needs more digits than the weight: projected ones go into thousands.
sum(weight) AS weight,
sum(CAST(weight AS DECIMAL(19, 6)) * weight) AS squares,
count(*) - count(weight) AS weightless
