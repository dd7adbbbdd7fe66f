sum(weight) AS weight,
sum(CAST(weight * weight AS DECIMAL(38, 12))) AS squares,
count(*) - count(weight) AS weightless
