"""Moving a house between SQLite and PostgreSQL: row by row, compared afterwards, and resumed wherever it was cut off."""
