-- In which periods there are answers.
SELECT DISTINCT $period AS period FROM $source WHERE $wanted
