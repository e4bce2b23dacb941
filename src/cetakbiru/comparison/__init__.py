"""Two editions compared, row by row and sentence by sentence."""
