"""The engine of a PPM blueprint: its data, its rules, its site."""
