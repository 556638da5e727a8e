"""Growing beyond what one table holds well: PostgreSQL's own partitions, by home; docs/growing.md."""
