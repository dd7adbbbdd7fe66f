WITH steps AS MATERIALIZED ($steps)
$query
