"""Everything a person can run: one module a verb, all reached through `ppm`."""
