"""The finished pages, each read once for all who ask: anchors, links, leftovers, sections."""

from finished.page import FinishedPage
from finished.sections import Section, squeeze
from finished.site import Reader, pages_of

__all__ = ["FinishedPage", "Reader", "Section", "pages_of", "squeeze"]
