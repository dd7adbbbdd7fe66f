-- The same where people are weighted.
count($x * $y) AS n$at,
CAST(sum(CASE WHEN $x * $y IS NOT NULL THEN weight END) AS DECIMAL(38, 12)) AS w$at,
CAST(sum(CASE WHEN $x * $y IS NOT NULL THEN CAST(weight AS DECIMAL(19, 6)) * weight END) AS DECIMAL(38, 12)) AS ww$at,
CAST(sum(CASE WHEN $y IS NOT NULL THEN weight * $x END) AS DECIMAL(38, 12)) AS x$at,
CAST(sum(CASE WHEN $x IS NOT NULL THEN weight * $y END) AS DECIMAL(38, 12)) AS y$at,
CAST(sum(CASE WHEN $y IS NOT NULL THEN weight * $x * $x END) AS DECIMAL(38, 12)) AS xx$at,
CAST(sum(CASE WHEN $x IS NOT NULL THEN weight * $y * $y END) AS DECIMAL(38, 12)) AS yy$at,
CAST(sum(weight * $x * $y) AS DECIMAL(38, 12)) AS xy$at
