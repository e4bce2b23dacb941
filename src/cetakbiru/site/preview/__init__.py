"""The live preview: what to show (`state`), as what (`showing`), how it is asked for (`answers`,
`server`), what went wrong (`trouble`), and MkDocs' own command in its place (`within_mkdocs`)."""
