"""Writing help: warnings about spelling, abbreviations, terms and sentences in the pages."""
