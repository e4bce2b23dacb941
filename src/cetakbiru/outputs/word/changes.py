"""The change matrix between two drafts as a section: old, new, reason, with words marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from difflib import SequenceMatcher

from cetakbiru.comparison.compare import Comparison, EditionLabel
from cetakbiru.comparison.matrix import MatrixRow
from cetakbiru.comparison.report import summary_text
from cetakbiru.outputs.pdf.compose import Composed, read
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment
from cetakbiru.pages.fragments.numbers import long_date

TITLE = "Matriks perubahan"
_WORDS = re.compile(r"\s+|[^\s]+")
# Beyond this many words, and below this likeness, marks would hide more than they show.
_LONGEST, _LEAST_LIKE = 1500, 0.4
# The first day that a zip file can tell.
_NO_DAY = date(1980, 1, 1)
_HEADS = ("No.", "Letak", "Semula", "Menjadi", "Alasan")


# The recorded reasons of a row; none where the cell stays empty for whoever drafts.
ReasonsOf = Callable[[MatrixRow], Sequence[str]]


def change_document(
    comparison: Comparison, rows: Sequence[MatrixRow], reasons: ReasonsOf
) -> Composed:
    """The matrix as a document of its own."""
    (section,) = read(change_matrix(comparison, rows, reasons))
    between = f"edisi {comparison.old.version} ke edisi {comparison.new.version}"
    return Composed(
        title=f"{TITLE} dari {between}",
        author="",
        description=f"Semula, menjadi, dan alasan setiap perubahan dari {between}.",
        keywords=("PPM", "cetak biru", TITLE.lower()),
        day=_day(comparison.new) or _NO_DAY,
        running_title=TITLE,
        edition_line=f"Edisi {comparison.new.version}",
        watermark="",
        front=(),
        body=(section,),
    )


def change_matrix(comparison: Comparison, rows: Sequence[MatrixRow], reasons: ReasonsOf) -> Html:
    """The matrix as a section."""
    where = f" untuk {comparison.region_name}" if comparison.region_name else ""
    old, new = comparison.old, comparison.new
    intro = (
        element("h1", {"id": "matriks"}, element("span", {"class": "judul"}, TITLE + where)),
        element("p", None, f"Semula: edisi {_edition(old)}."),
        element("p", None, f"Menjadi: edisi {_edition(new)}."),
    )
    if not rows:
        nothing = element("p", None, f"Tidak ada perubahan{where}.")
        return element("section", {"class": "lampiran"}, *intro, nothing)
    return element(
        "section",
        {"class": "lampiran lanskap"},
        *intro,
        element("p", None, summary_text(comparison)),
        element(
            "p",
            None,
            "Kata yang hilang dicoret, kata yang datang digarisbawahi. Alasan diambil dari catatan "
            "setiap perubahan; kolom yang kosong diisi oleh perancang.",
        ),
        element(
            "table",
            None,
            element("caption", None, f"Perubahan dari edisi {old.version} ke edisi {new.version}"),
            element("thead", None, element("tr", None, *_heads())),
            element("tbody", None, *_rows(rows, reasons)),
        ),
    )


def _edition(edition: EditionLabel) -> str:
    day = _day(edition)
    when = edition.date if day is None else long_date(day)
    return f"{edition.version}, {edition.label.lower()}, {when}"


def _day(edition: EditionLabel) -> date | None:
    """The date of an edition; none where data that no check has seen bear no date."""
    try:
        return date.fromisoformat(edition.date)
    except ValueError:
        return None


def _heads() -> Iterator[Html]:
    return (element("th", {"scope": "col"}, name) for name in _HEADS)


def _rows(rows: Sequence[MatrixRow], reasons: ReasonsOf) -> Iterator[Html]:
    for number, row in enumerate(rows, start=1):
        old, new = marked(row.old, row.new)
        told = [row.fate, *reasons(row)]
        yield element(
            "tr",
            None,
            element("td", {"class": "ppm-angka"}, str(number)),
            element("th", {"scope": "row"}, row.place),
            element("td", None, old),
            element("td", None, new),
            element("td", None, *(element("p", None, one) for one in told if one)),
        )


def marked(old: str, new: str) -> tuple[Html, Html]:
    """Both texts, with the words that went and came marked where they are mostly alike."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if not before or not after or max(len(before), len(after)) > _LONGEST:
        return _lines(old), _lines(new)
    match = SequenceMatcher(None, before, after, autojunk=False)
    if match.ratio() < _LEAST_LIKE:
        return _lines(old), _lines(new)
    gone, come = [], []
    for kind, i, j, k, m in match.get_opcodes():
        same = kind == "equal"
        gone.append(_piece("".join(before[i:j]), None if same else "del"))
        come.append(_piece("".join(after[k:m]), None if same else "ins"))
    return fragment(*gone), fragment(*come)


def _piece(text: str, tag: str | None) -> Html:
    if not text:
        return EMPTY
    return fragment(text) if tag is None else element(tag, None, text)


def _lines(text: str) -> Html:
    """Each line as a paragraph; one alone as it is; a dash where there is none."""
    if not text:
        return element("span", {"class": "ppm-kosong"}, "–")
    lines = text.split("\n")
    return (
        fragment(text) if len(lines) == 1 else fragment(*(element("p", None, one) for one in lines))
    )
