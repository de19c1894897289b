"""The indicator engine: facts in, results out. The only home of DuckDB."""
