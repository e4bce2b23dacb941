"""Sections → Typst markup. What each element and class looks like stands in look.typ."""
