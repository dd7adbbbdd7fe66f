-- What stands in a column, each once.
SELECT DISTINCT CAST($column AS VARCHAR) AS word FROM $source WHERE $wanted LIMIT $most
