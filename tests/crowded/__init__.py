"""The invented province with many programmes: made, built and looked at."""
