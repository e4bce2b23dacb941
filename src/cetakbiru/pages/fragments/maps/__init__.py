"""Drawings of lands: the province, a kabupaten, a kecamatan, and where one lies."""
