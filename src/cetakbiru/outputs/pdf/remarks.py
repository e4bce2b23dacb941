"""Remarks of those who draft: a draft shows them, what was adopted is printed without them."""

from __future__ import annotations

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.tree import PrintTree

# The kind of box in Markdown: !!! penyusunan "Catatan penyusunan"
_REMARK = "penyusunan"


def leave_out_remarks(tree: PrintTree) -> None:
    """Takes the boxes of drafting remarks out of all chapters."""
    for chapter in tree.chapters:
        for box in dom.elements(chapter.element, "div"):
            if _REMARK in dom.classes(box):
                dom.drop(box)
