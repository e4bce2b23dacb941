"""The finished pages, each read once for all who ask: anchors, links, leftovers, sections."""

from cetakbiru.outputs.reader.page import FinishedPage
from cetakbiru.outputs.reader.sections import Section, squeeze
from cetakbiru.outputs.reader.site import Reader, page_files, pages_of

__all__ = ["FinishedPage", "Reader", "Section", "page_files", "pages_of", "squeeze"]
