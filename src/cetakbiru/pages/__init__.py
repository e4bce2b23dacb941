"""Fragments of HTML that pages call, their Markdown extensions, and the theme."""
