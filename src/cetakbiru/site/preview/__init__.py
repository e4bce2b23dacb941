"""The live preview: what to show (`state`), how it is asked for (`server`), what went wrong
(`trouble`), and MkDocs' own command in its place (`within_mkdocs`)."""
