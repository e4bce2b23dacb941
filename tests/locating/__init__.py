"""Where a name, a coordinate or a permit is."""
