"""What `ppm new` writes: the files of a new province, and what fills the gaps in them."""
