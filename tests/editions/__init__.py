"""Tests of editions: comparison, release, menu and notices, end to end."""
