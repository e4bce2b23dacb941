"""Agencies' and villages' own plans of work, read as they are."""
