"""The blueprint as plain Python: what the data say, with no HTML and no renderer."""
