"""Characters that no bundled font holds, found before a font of the system could step in."""

from __future__ import annotations

from cetakbiru.checks.files.printable import named
from cetakbiru.outputs.pdf.faults import Fault
from cetakbiru.outputs.pdf.places import PLACE_ATTRIBUTE
from cetakbiru.outputs.pdf.tree import Chapter
from cetakbiru.outputs.pdf.typefaces import printable
from cetakbiru.outputs.pdf.words import SPACE


def unprintable(chapter: Chapter) -> list[Fault]:
    """A fault for each character of a chapter that the document can't show."""
    known = printable()
    texts = (SPACE.sub(" ", str(text)) for text in chapter.element.itertext())
    missing = dict.fromkeys(sign for text in texts for sign in text if sign not in known)
    place = chapter.element.get(PLACE_ATTRIBUTE, "")
    return [
        Fault(place, f"tanda {sign!r} ({named(sign)}) tidak ada pada huruf cetak; pakai tanda lain")
        for sign in missing
    ]
