"""Each instrument played through: sheet out, filled, in, page, print, export, two editions."""
