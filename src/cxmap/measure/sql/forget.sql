-- The notes of malformed lines, which would add up over several files.
DROP TABLE reject_errors; DROP TABLE reject_scans
