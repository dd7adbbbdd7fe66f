-- What a cell says, whatever its type: text without spaces around it, nothing where it is empty.
CREATE MACRO text_of(cell) AS nullif(trim(CAST(cell AS VARCHAR)), '');

-- Cells that mean the same have the same key: 1, 1.0 and 01; Gold and gold.
CREATE MACRO key_of(cell) AS coalesce(
    CAST(TRY_CAST(text_of(cell) AS DOUBLE) AS VARCHAR),
    lower(text_of(cell))
);

-- The day of a cell; nothing where it is none.
CREATE MACRO day_of(cell) AS CAST(TRY_CAST(cell AS TIMESTAMP) AS DATE);
CREATE MACRO day_as(cell, written) AS CAST(try_strptime(text_of(cell), written) AS DATE);

-- A weight as an exact decimal, so that sums do not depend on the order of the rows.
CREATE MACRO weight_of(cell, decimal_sign) AS
    TRY_CAST(replace(text_of(cell), decimal_sign, '.') AS DECIMAL(18, 6));

-- Which words of the file stand for which persona, segment or touchpoint, by their keys.
CREATE TEMP TABLE meaning (kind VARCHAR, word VARCHAR, id VARCHAR, PRIMARY KEY (kind, word));
