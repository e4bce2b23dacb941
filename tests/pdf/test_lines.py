"""A line ends where it is full, also before a link: a space there needs no room."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import pypdfium2
import pytest

pytestmark = pytest.mark.needs("pango")

_TEXT = "mengusulkan satu bukti, lihat"
# Some of these hold the text and not the space after it, in whatever font.
_WIDTHS = range(200, 320)


def first_lines(block: AbstractContextManager[Any]) -> list[str]:
    """How a paragraph that ends with a link begins, for each width."""
    import weasyprint

    paragraphs = "".join(
        f'<p style="width: {width}px">{_TEXT} <a href="#x">metodenya</a>.' for width in _WIDTHS
    )
    css = "@page { size: 400px; margin: 0 } p { hyphens: auto; margin: 0; break-after: page }"
    page = weasyprint.HTML(string=f'<html lang="id"><body id="x">{paragraphs}')
    with block:
        pages = page.render(stylesheets=[weasyprint.CSS(string=css)])
    pdf = pypdfium2.PdfDocument(io.BytesIO(pages.write_pdf()))
    texts = (pdf[at].get_textpage().get_text_bounded() for at in range(len(_WIDTHS)))
    return [str(text).splitlines()[0].strip() for text in texts]


def test_a_text_that_fits_but_for_its_last_space_stays_whole() -> None:
    from cetakbiru.outputs.pdf.lines import whole_lines

    broken = [line for line in first_lines(nullcontext()) if " " not in line]
    assert broken, "WeasyPrint has learnt it: pdf/lines.py can go"
    lines = first_lines(whole_lines())
    assert [line for line in lines if " " not in line] == []
    assert lines.count(_TEXT) > len(broken)


def test_a_text_that_does_not_fit_is_broken_as_before() -> None:
    from cetakbiru.outputs.pdf.lines import whole_lines

    before, after = first_lines(nullcontext()), first_lines(whole_lines())
    assert {old for old, new in zip(before, after) if old != new} <= {
        line for line in before if " " not in line
    }
