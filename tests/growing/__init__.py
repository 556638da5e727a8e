"""The same house over several PostgreSQL servers, by PostgreSQL's own means; docs/growing.md."""
