"""The macros that a page may call."""
