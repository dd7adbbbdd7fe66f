-- How many lines of the last file were passed over, because they have too many or too few values; and where a quote
-- opens that is never closed: an odd one, with what should be other lines behind it.
SELECT
    count(DISTINCT line) AS lines,
    min(
        CASE
            WHEN
                error_message LIKE '%unterminated quote%'
                AND contains(rtrim(csv_line, chr(10) || chr(13)), chr(10))
                AND (length(csv_line) - length(replace(csv_line, '"', ''))) % 2 = 1
                THEN line
        END
    ) AS unclosed
FROM reject_errors
