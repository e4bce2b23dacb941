"""Editions: what was published, what an edition adds to the site, how it is published."""
