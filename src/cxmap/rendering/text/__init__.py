"""Lists, tables and problems as text, for terminals and for programs."""
