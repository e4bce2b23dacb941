"""Paragraphs that were meant as a table or a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cetakbiru.checks.pages.tablelines import cells, is_like_separator, is_row, is_separator
from cetakbiru.checks.pages.text import FILLER

if TYPE_CHECKING:
    from cetakbiru.checks.pages.blocks import Line

_TAB = 4
_FEWEST = 2
_ITEM = re.compile(r"\s*(?:([-*+])|(\d+)\.)[ \t]+\S")
_LOOSE_PIPE = re.compile(r"\s\|\s")
_DRAWN = re.compile(r"\s*[│┃║├┌╔╠｜].*[│┃║┤┐╗╣｜]\s*$")
_INNER_TAB = re.compile(r"\S\t+\S")
# Marks that people and word processors set before items, and Markdown does not know.
_BULLET = re.compile(r"\s*([•●○▪■□◦‣⁃∙·➢➤✓✔])\s*\S")
_MANY_BULLETS = re.compile(r"\s*([–—o*→➔⇒☐☑☒]|--|[=-]>)\s+\S")
_NUMBERED = re.compile(r"\s*\(?([a-zA-Z]{1,4}|\d{1,3})(?:\)|(?<=[a-zA-Z])\.)\s+\S")
_OUTLINE = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d]{2})")
_NO_SPACE = re.compile(r"\s*(?:[-+]|(\d{1,3})\.)(?=[A-Za-z“\"(\[*])")
_HARD_SPACE = re.compile(r"\s*(?:[-*+]|\d+\.)[\u00a0\u2007\u202f]")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")

Tell = Callable[..., None]
_Found = tuple[str, "Line"] | None


def judge_paragraph(tell: Tell, lines: Sequence[Line], *, after_table: bool) -> None:
    """Tells what a paragraph was meant to be; one problem at most."""
    drawn = [line for line in lines if _DRAWN.match(line.text)]
    if len(drawn) >= _FEWEST:
        tell("tabel-gambar", drawn[0], value=drawn[0].shown)
        return
    if _table(tell, lines, after_table) or _tabs(tell, lines):
        return
    found = [each for each in (_list(lines), _strange_list(lines)) if each is not None]
    if found:
        code, line = min(found, key=lambda each: each[1].number)
        tell(code, line, value=line.shown)


def _table(tell: Tell, lines: Sequence[Line], after_table: bool) -> bool:
    texts = [line.text for line in lines]
    first = next((at for at, text in enumerate(texts) if is_row(text)), None)
    part = next((at for at, text in enumerate(texts) if is_like_separator(text)), None)
    if first is None and part is None:
        loose = [len(cells(text)) if _LOOSE_PIPE.search(text) else 0 for text in texts]
        for at in range(len(loose) - 1):
            if loose[at] and loose[at] == loose[at + 1]:
                tell("tabel-tanpa-garis", lines[at], value=lines[at].shown, right=_right(texts[at]))
                return True
        return False
    if part is None or (first is not None and part > first + 1 and is_row(texts[first])):
        assert first is not None  # noqa: S101 - one of both is there
        code = "tabel-terputus" if after_table and first == 0 else "tabel-tanpa-garis"
        tell(code, lines[first], value=lines[first].shown, right=_right(texts[first]))
    elif part == 0:
        if len(lines) == 1 and not is_separator(texts[0]):
            return False
        tell("tabel-tanpa-kepala", lines[0], value=lines[0].shown)
    elif is_separator(texts[part]) and len(cells(texts[part])) == len(cells(texts[part - 1])):
        tell("tabel-tanpa-jarak", lines[part - 1], value=lines[part - 1].shown)
    else:
        right = _right(texts[part - 1])
        tell("tabel-garis-salah", lines[part], value=lines[part].shown, right=right)
    return True


def _right(head: str) -> str:
    return "|" + " --- |" * len(cells(head))


def _tabs(tell: Tell, lines: Sequence[Line]) -> bool:
    counts = [len(_INNER_TAB.findall(line.text)) for line in lines]
    for at in range(len(counts) - 1):
        if counts[at] and counts[at + 1]:
            tell("tabel-tab", lines[at], value=lines[at].shown)
            return True
    return False


def _list(lines: Sequence[Line]) -> _Found:
    marks = [(at, found) for at in range(1, len(lines)) if (found := _ITEM.match(lines[at].text))]
    if not marks:
        return None
    at, mark = marks[0]
    announced = lines[at - 1].text.endswith(":") or not lines[at - 1].text.strip(f"{FILLER} ")
    numbers = [int(found[2]) for _, found in marks if found[2]]
    # A dash begins nothing but an item; a star or a number may begin a line of a sentence.
    if mark[1] == "-" or announced or (mark[1] and len(marks) > 1) or _counts(numbers):
        deep = lines[at].indent >= _TAB
        return ("daftar-terlalu-menjorok" if deep else "daftar-tanpa-jarak"), lines[at]
    return None


def _strange_list(lines: Sequence[Line]) -> _Found:
    texts = [line.text for line in lines]
    for pattern, fewest, code in (
        (_HARD_SPACE, 1, "daftar-tanpa-spasi"),
        (_BULLET, 1, "daftar-tanda-lain"),
        (_MANY_BULLETS, _FEWEST, "daftar-tanda-lain"),
        (_NO_SPACE, _FEWEST, "daftar-tanpa-spasi"),
        (_NUMBERED, _FEWEST, "daftar-tanda-lain"),
        (_OUTLINE, _FEWEST, "daftar-tanda-lain"),
    ):
        found = [(at, match) for at, text in enumerate(texts) if (match := pattern.match(text))]
        if len(found) < fewest:
            continue
        if pattern in (_NUMBERED, _OUTLINE) and not _follow([match[1] for _, match in found]):
            continue
        return code, lines[found[0][0]]
    return None


def _counts(numbers: Sequence[int]) -> bool:
    return len(numbers) > 1 and (numbers[1] == numbers[0] + 1 or numbers[:2] == [1, 1])


def _follow(marks: Sequence[str]) -> bool:
    """Whether the second mark counts on from the first: 1 2, a b, i ii."""
    one, two = (mark.lower() for mark in marks[:2])
    if "." in one and one.rpartition(".")[0] == two.rpartition(".")[0]:
        one, two = one.rpartition(".")[2], two.rpartition(".")[2]
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    if one in _ROMAN and two in _ROMAN and _ROMAN.index(two) == _ROMAN.index(one) + 1:
        return True
    return len(one) == len(two) == 1 and one.isalpha() and ord(two) == ord(one) + 1
