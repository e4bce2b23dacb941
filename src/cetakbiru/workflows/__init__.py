"""What the git host's workflows run beside `ppm`."""
