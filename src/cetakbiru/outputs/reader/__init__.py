"""The finished pages, each read once for all who ask: anchors, links, leftovers, sections."""

from cetakbiru.outputs.reader.page import FinishedPage
from cetakbiru.outputs.reader.sections import Section, squeeze
from cetakbiru.outputs.reader.site import Reader, pages_of

__all__ = ["FinishedPage", "Reader", "Section", "pages_of", "squeeze"]
