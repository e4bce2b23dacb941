"""Right pages, hurt at random: whatever changes what readers see must be told, near its place.

The judge is Python-Markdown itself: a page whose HTML is the same as before was not hurt.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from markdown import Markdown

from cetakbiru.checks.pages.garbled import garbled_problems
from cetakbiru.checks.pages.links import footnote_problems
from cetakbiru.checks.pages.rendered import EXTENSIONS
from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.text import TextFile
from tests.chance import draws, times

ROOT = Path(__file__).parents[2]
_NEAR = 2
# Which of several fences lost its end nobody can tell for sure.
_ANYWHERE = ("pagar terbuka",)
_ITEM = re.compile(r"( *)([-*]|\d+\.) (?=\S)")

Lines = list[str]
# Hurts the lines in place and says which line was hurt, or None where there is nothing to hurt.
Hurt = Callable[[Lines, random.Random], int | None]


def _pages() -> list[Lines]:
    found = [*(ROOT / "docs").rglob("*.md"), Path(__file__).parent / "pages" / "benar.md"]
    return [path.read_text(encoding="utf-8").split("\n") for path in sorted(found)]


def _body(lines: Lines) -> list[int]:
    """The lines behind the front matter that are in no block of code."""
    page = _page(lines)
    first = page.position(page.body_start).line
    return [at for at in range(first, len(lines)) if not page.in_fence[at]]


def _page(lines: Lines) -> PageText:
    return PageText(TextFile("docs/uji.md", Path("uji.md"), "\n".join(lines).encode()))


def _some(random_: random.Random, lines: Lines, pattern: str, *, code: bool = False) -> int | None:
    shown = lines if code else _page(lines).solid.split("\n")
    found = [at for at in _body(lines) if re.search(pattern, shown[at])]
    return random_.choice(found) if found else None


def _replacing(pattern: str, by: str, *, code: bool = False) -> Hurt:
    def hurt(lines: Lines, random_: random.Random) -> int | None:
        at = _some(random_, lines, pattern, code=code)
        if at is not None:
            shown = lines if code else _page(lines).solid.split("\n")
            spots = list(re.finditer(pattern, shown[at]))
            spot = random_.choice(spots)
            lines[at] = lines[at][: spot.start()] + spot.expand(by) + lines[at][spot.end() :]
        return at

    return hurt


def _joined(pattern: str, under: str = r"\S") -> Hurt:
    """Takes the blank line above a line away."""

    def hurt(lines: Lines, random_: random.Random) -> int | None:
        found = [
            at
            for at in _body(lines)
            if re.match(pattern, lines[at]) and not lines[at - 1] and re.match(under, lines[at - 2])
        ]
        if not found:
            return None
        at = random_.choice(found)
        del lines[at - 1]
        return at - 1

    return hurt


def _parted(pattern: str) -> Hurt:
    def hurt(lines: Lines, random_: random.Random) -> int | None:
        at = _some(random_, lines, pattern)
        if at is not None:
            lines.insert(at, "")
        return at

    return hurt


def _deleted(pattern: str) -> Hurt:
    def hurt(lines: Lines, random_: random.Random) -> int | None:
        at = _some(random_, lines, pattern)
        if at is not None:
            del lines[at]
        return at

    return hurt


def _open_fence(lines: Lines, random_: random.Random) -> int | None:
    fences = _page(lines).fences
    if not fences:
        return None
    fence = random_.choice(fences)
    del lines[fence.last - 1]
    return fence.first - 1


def _shallow(lines: Lines, random_: random.Random) -> int | None:
    """Indents the children of a list by two or three columns."""
    at = _some(random_, lines, r"^ {4}(?:-|\d+\.) ")
    if at is None:
        return None
    start = at
    while lines[start - 1].startswith("    ") and _ITEM.match(lines[start - 1]):
        start -= 1
    end = at
    while end < len(lines) and _ITEM.match(lines[end]) and lines[end].startswith("    "):
        end += 1
    less = random_.choice((1, 2))
    for number in range(start, end):
        lines[number] = lines[number][less:]
    return start


def _outdented(lines: Lines, random_: random.Random) -> int | None:
    """Takes the indentation of a box away."""
    at = _some(random_, lines, r"^(?:!!!|\?\?\?)")
    if at is None:
        return None
    less = random_.choice((1, 2, 4))
    end = at + 1
    while end < len(lines) and (not lines[end] or lines[end].startswith("    ")):
        lines[end] = lines[end][less:]
        end += 1
    return at


def _strange_marks(lines: Lines, random_: random.Random) -> int | None:
    """Writes a whole list with marks that Markdown does not know."""
    at = _some(random_, lines, r"^- ")
    if at is None:
        return None
    start = end = at
    while lines[start - 1].startswith("- "):
        start -= 1
    while end < len(lines) and lines[end].startswith("- "):
        end += 1
    mark = random_.choice(("• ", "•\t", "-", "- ", "– ", "{}) ", "({}) ", "letter"))
    if end - start == 1 and mark not in ("• ", "•\t", "- "):
        return None
    for count, number in enumerate(range(start, end)):
        letter = f"{chr(ord('a') + count % 26)}. "
        shown = letter if mark == "letter" else mark.format(count + 1)
        lines[number] = shown + lines[number][2:]
    return start


def _emptied(lines: Lines, random_: random.Random) -> int | None:
    """Leaves nothing of a footnote but its mark."""
    at = _some(random_, lines, r"^\[\^\w+\]: ")
    if at is None or lines[at + 1].startswith("    "):
        return None
    lines[at] = lines[at][: lines[at].index(":") + 1]
    return at


def _indented(lines: Lines, random_: random.Random) -> int | None:
    """Indents a paragraph that stands below another one, or below a heading."""
    found = [
        at
        for at in _body(lines)
        if re.match(r"[A-Z]", lines[at])
        and not lines[at - 1]
        and re.match(r"[A-Z#]", lines[at - 2])
    ]
    if not found:
        return None
    at = random_.choice(found)
    start = at - 2
    while start > 0 and lines[start].strip():
        start -= 1
    if not re.match(r"[A-Z#]", lines[start + 1]):
        return None
    lines[at] = f"    {lines[at]}"
    return at


def _underline(lines: Lines, random_: random.Random) -> int | None:
    found = [
        at
        for at in _body(lines)[:-1]
        if re.match(r"[A-Z]", lines[at]) and not lines[at - 1] and not lines[at + 1]
    ]
    if not found:
        return None
    at = random_.choice(found)
    lines.insert(at + 1, "---")
    return at


HURTS: dict[str, Hurt] = {
    "daftar menempel": _joined(r"(?:-|\d+\.) ", under=r"(?!\s*(?:-|\d+\.) )\s*\S"),
    "tabel menempel": _joined(r"\|"),
    "teks menempel pada tabel": _joined(r"[A-Z]", under=r"\|.*\|$"),
    "daftar dangkal": _shallow,
    "tanda daftar lain": _strange_marks,
    "daftar tanpa spasi": _replacing(r"^( *(?:-|\d+\.)) (?=\S)", r"\1" + "\u00a0"),
    "sel lebih": _replacing(r"(?<=\S) \|$", " | lebih |"),
    "sel kurang": _replacing(r"^\| [^|`\\]+ (?=\|.*\|)", ""),
    "garis tabel hilang": _deleted(r"^\s*\|(?: *:?-+:? *\|)+$"),
    "garis tabel kurang": _replacing(r"^\| *-+ *(\|(?: *-+ *\|)+)$", r"\1"),
    "garis tabel lain": _replacing(r"(?<=\| )---(?= \|)", "–––"),
    "tabel terputus": _parted(r"^\|(?! *:?-)"),
    "pagar terbuka": _open_fence,
    "kotak tanpa jorokan": _outdented,
    "kotak berkutip lain": _replacing(r'^((?:!!!|\?\?\?) \w+) "(.+)"$', r"\1 “\2”"),
    "kotak tanpa kutip": _replacing(r'^((?:!!!|\?\?\?) \w+) "(.+)"$', r"\1 \2"),
    "kotak dengan seru kurang": _replacing(r"^!!!(?= note)", "!!"),
    "tautan terpisah": _replacing(r"(?<=\w\])(?=\([\w./]+\.md)", " "),
    "tautan tertukar": _replacing(r"(?<!!)\[([^\[\]]+)\]\(([\w./-]+\.md)\)", r"(\1)[\2]"),
    "tautan tanpa penutup": _replacing(r"(?<=\w\]\()([\w./#-]+)\)", r"\1"),
    "tautan tanpa pembuka": _replacing(r"(?<!!)\[(?=[^\[\]]+\]\([\w./-]+\.md\))", ""),
    "tautan tanpa siku": _replacing(r"(?<=\w)\](?=\([\w./-]+\.md\))", ""),
    "tautan tanpa kurung": _replacing(r"(?<=\w\])\((?=[\w./-]+\.md\))", ""),
    "tebal tanpa penutup": _replacing(r"(?<=\w)\*\*", ""),
    "tebal berspasi": _replacing(r"(?<=\w)\*\*(?=[\s.,])", " **"),
    "kode tanpa penutup": _replacing(r"(?<=[\w.])`(?=[\s.,])", "", code=True),
    "catatan kosong": _emptied,
    "catatan tanpa topi": _replacing(r"\[\^(?=\w+\](?!:))", "["),
    "gambar tanpa teks": _replacing(r"!\[[^\]]+\](?=\()", "![]"),
    "judul menjorok": _replacing(r"^(?=#+ )", "  "),
    "judul utama kedua": _replacing(r"^##+ ", "# "),
    "judul terlalu dalam": _replacing(r"^##+ ", "####### "),
    "paragraf menjorok": _indented,
    "garis di bawah teks": _underline,
    "jangkar menempel": _replacing(r"^(#+ .*\S) \{#", r"\1{#"),
    "coret": _replacing(r"\b(\w{4,})\b(?=[^\]()`{}|<>\[\"]*$)", r"~~\1~~"),
}


def _seen(markdown: Markdown, lines: Lines) -> str:
    """What readers get of a page, blanks between words aside."""
    page = _page(lines)
    markdown.reset()
    html: str = markdown.convert(page.file.text[page.body_start :])
    return " ".join(html.split())


def _hurt(
    random_: random.Random, pages: list[Lines], hurt: Hurt
) -> tuple[Lines, Lines, int | None]:
    """A page that was hurt, the page before, and the line; tries some pages for one that fits."""
    for before in random_.sample(pages, 12):
        lines = list(before)
        at = hurt(lines, random_)
        if at is not None:
            return lines, before, at
    return lines, before, None


def test_what_hurts_a_page_is_told() -> None:
    random_ = draws("garble")
    markdown = Markdown(extensions=EXTENSIONS)
    pages = _pages()
    hurt_pages: Counter[str] = Counter()
    silent: list[str] = []
    far: list[str] = []
    for _ in range(times(300, 3000)):
        name = random_.choice(list(HURTS))
        lines, before, at = _hurt(random_, pages, HURTS[name])
        if at is None or _seen(markdown, lines) == _seen(markdown, before):
            continue
        hurt_pages[name] += 1
        page = _page(lines)
        found = sorted([*garbled_problems(page), *footnote_problems(page)])
        around = "\n".join(lines[max(at - 2, 0) : at + 3])
        if not found:
            silent.append(f"{name}, baris {at + 1}:\n{around}")
        elif name not in _ANYWHERE and min(abs(one.line - at - 1) for one in found) > _NEAR:
            far.append(f"{name}, baris {at + 1}, bukan {found[0].line} {found[0].code}:\n{around}")
    assert sum(hurt_pages.values()) > times(100, 1000)
    assert silent == [], f"{len(silent)} dari {sum(hurt_pages.values())} tidak diberitahukan"
    assert far == [], f"{len(far)} dari {sum(hurt_pages.values())} diberitahukan di tempat lain"
