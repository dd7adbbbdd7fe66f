key_of($column) IN (SELECT word FROM meaning WHERE kind = $kind)
