-- What stands in the columns, row by row.
SELECT $cells
FROM $source
LIMIT $most
