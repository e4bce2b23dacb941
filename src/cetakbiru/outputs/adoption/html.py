"""An instrument as a section of a document that is printed."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.outputs.adoption.text import (
    INITIALS_HEADS,
    NAME,
    Block,
    Box,
    Centred,
    Initials,
    Instrument,
    Paragraph,
    Provision,
    Signature,
    Signing,
)
from cetakbiru.pages.fragments.html import Html, element, joined

_BREAK = element("br")
_ID = "penetapan"


def instrument_section(one: Instrument) -> Html:
    """The whole instrument."""
    inside = (html for block in one.blocks for html in _block(block))
    return element("section", {"class": "pengesahan", "id": _ID}, *inside)


def end_of_annex(one: Signature) -> Html:
    """Stands at the end of an annex, which whoever adopts it signs too."""
    return element("div", {"class": "berdampingan"}, element("div"), signature(one))


def signature(one: Signature) -> Html:
    """Who signs, with room to do so."""
    lines = (*one.before, one.office)
    return element(
        "div",
        {"class": "utuh"},
        *(element("p", None, line) for line in lines),
        element("p", {"class": "ruang-tanda-tangan"}, "\N{NO-BREAK SPACE}"),
        element("p", None, NAME),
        *(element("p", None, line) for line in one.after),
    )


def _marked(mark: str, text: str) -> Html:
    """A paragraph behind its mark, where it has one."""
    number = (element("span", {"class": "nomor"}, mark), " ") if mark else ()
    return element("p", None, *number, text)


def _block(block: Block) -> Iterator[Html]:
    match block:
        case Centred((kind, *lines), True):
            # The first line is what heads of pages repeat.
            title = element("span", {"class": "judul"}, kind)
            yield element("h1", {"id": f"{_ID}-judul", "class": "tengah"}, title)
            yield element("p", {"class": "tengah"}, element("strong", None, joined(_BREAK, lines)))
        case Centred(lines):
            yield element("p", {"class": "tengah"}, joined(_BREAK, lines))
        case Provision(label, items):
            meaning = (_marked(item.mark, item.text) for item in items)
            term = element("dt", None, label)
            yield element("dl", {"class": "ketentuan"}, term, element("dd", None, *meaning))
        case Paragraph(text, mark):
            yield _marked(mark, text)
        case Signing(right, left):
            empty = element("div")
            yield element("div", {"class": "berdampingan"}, empty, signature(right))
            if left is not None:
                yield element("div", {"class": "berdampingan"}, signature(left), empty)
        case Box(title, items):
            head = element("p", {"class": "admonition-title"}, title)
            said = (element("p", None, item) for item in items)
            yield element("div", {"class": "admonition warning"}, head, *said)
        case Initials(offices):
            heads = (element("th", {"scope": "col"}, head) for head in INITIALS_HEADS)
            rows = (
                element(
                    "tr",
                    None,
                    element("th", {"scope": "row"}, office),
                    element("td", None, ""),
                    element("td", None, ""),
                )
                for office in offices
            )
            table = element(
                "table",
                None,
                element("thead", None, element("tr", None, *heads)),
                element("tbody", None, *rows),
            )
            yield element("div", {"class": "utuh"}, table)
