"""The search index of a finished site: what its pages say and what the data hold, in parts."""

from cetakbiru.outputs.search.index import write_index

__all__ = ["write_index"]
