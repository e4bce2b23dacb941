"""The national register: every province with its kabupaten, kecamatan and outlines."""
