-- How many lines of the last file were passed over, because they have too many or too few values.
SELECT count(DISTINCT line) FROM reject_errors
