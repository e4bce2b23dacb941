"""The verbs of `ppm`, one module each."""
