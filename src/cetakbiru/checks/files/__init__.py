"""What a file is before anyone asks what it means: bytes, characters, leftovers of programs."""
