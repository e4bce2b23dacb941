"""The watermark of a draft: outlines of letters under each page, which no search or copy meets.

It is drawn once and shown on every page, as an artifact, below all content and without
transparency. Laid as a page background instead it would be drawn anew for each page.
"""

from __future__ import annotations

from typing import Any

import pydyf

from cetakbiru.outputs.pdf.typefaces import outline

_NAME = "TandaAir"
_COLOUR = "0.972 0.945 0.937 rg"
_LENGTH = 0.62  # of the diagonal
_BACKGROUND = pydyf.Dictionary({"Type": "/Background"})


def lay_watermark(pdf: Any, word: str) -> None:
    """Puts the word under every page of a PDF that is about to be written."""
    path, width, height = outline(word)
    form = pydyf.Stream(
        [_COLOUR, path, "f"],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array([0, -height, width, 2 * height]),
        },
        compress=True,
    )
    pdf.add_object(form)
    objects = {item.reference: item for item in pdf.objects}
    for reference in pdf.page_references:
        page = objects[reference]
        resources = objects[page["Resources"]]
        resources["XObject"][_NAME] = form.reference
        stream = objects[page["Contents"]].stream
        stream[:0] = ["/Artifact", _BACKGROUND, "BDC", "q", _across(page, width, height), "cm"]
        stream[6:6] = [f"/{_NAME}", "Do", "Q", "EMC"]


def _across(page: Any, width: float, height: float) -> str:
    """The matrix that lays the word along the rising diagonal, in the middle of the page."""
    left, bottom, right, top = page["MediaBox"]
    across, up = right - left, top - bottom
    diagonal = (across**2 + up**2) ** 0.5
    scale = diagonal * _LENGTH / width
    cosine, sine = across / diagonal * scale, up / diagonal * scale
    x = left + across / 2 - cosine * width / 2 + sine * height / 2
    y = bottom + up / 2 - sine * width / 2 - cosine * height / 2
    return f"{cosine:.5f} {sine:.5f} {-sine:.5f} {cosine:.5f} {x:.3f} {y:.3f}"
