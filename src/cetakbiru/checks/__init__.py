"""Every problem in data/ and docs/, with its place and its remedy."""
