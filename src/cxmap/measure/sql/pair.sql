-- Numbers are decimals, so that sums do not depend on the order of the rows.
count($x * $y) AS n$at,
CAST(count($x * $y) AS DECIMAL(38, 12)) AS w$at,
CAST(count($x * $y) AS DECIMAL(38, 12)) AS ww$at,
CAST(sum(CASE WHEN $y IS NOT NULL THEN $x END) AS DECIMAL(38, 12)) AS x$at,
CAST(sum(CASE WHEN $x IS NOT NULL THEN $y END) AS DECIMAL(38, 12)) AS y$at,
CAST(sum(CASE WHEN $y IS NOT NULL THEN $x * $x END) AS DECIMAL(38, 12)) AS xx$at,
CAST(sum(CASE WHEN $x IS NOT NULL THEN $y * $y END) AS DECIMAL(38, 12)) AS yy$at,
CAST(sum($x * $y) AS DECIMAL(38, 12)) AS xy$at
