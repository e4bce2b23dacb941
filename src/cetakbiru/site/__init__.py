"""The site as a whole: the MkDocs plugin, its steps, building and serving."""
