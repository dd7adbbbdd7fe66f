CAST(NULL AS DECIMAL(38, 6)) AS weight, CAST(NULL AS DECIMAL(38, 12)) AS squares, 0 AS weightless
