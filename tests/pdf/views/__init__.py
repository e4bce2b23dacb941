"""Tests of what is made for print from the data."""
