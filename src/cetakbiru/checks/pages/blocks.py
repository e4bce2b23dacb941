"""Lines of a page that Markdown reads as something else than their author sees.

Follows Python-Markdown: blank lines part a page into blocks, a block is what its first line says,
and four columns of indentation put a line into the item, box or footnote above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pages.paragraphs import judge_paragraph
from cetakbiru.checks.pages.tablelines import is_table, judge_table
from cetakbiru.checks.pages.text import FILLER, PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.text import Position

_DEEPEST = 20
_TAB = 4
_LEAST_CHILD = 2
_MOST_LEVELS = 6
_ITEM = re.compile(r" *(?:[-*+]|(\d+)\.)[ \t]+(?=\S)")
_RULE = re.compile(r" {0,3}(?:(?:-+ {0,2}){3,}|(?:_+ {0,2}){3,}|(?:\*+ {0,2}){3,})$")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_QUOTE = re.compile(r" {0,3}>[ ]?")
_NOTE = re.compile(r" {0,3}\[\^([^\]]*)\]:[ ]*")
_REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\[\]]*\]:[ ]*\S+|\*\[[^\]]*\][ ]?:")
_DEFINITION = re.compile(r" {0,3}:[ ]{1,3}(?=\S)")
_HEADING = re.compile(r"( *)(#+)(.*)")
_BRACES = re.compile(r"\{:?[^{}]*\}|#+\s*$")
_HTML = re.compile(r" {0,3}</?(?:div|span)\b[^<>]*>\s*$")
_BOX_LIKE = re.compile(r"(!{3,}|\?{3,})\+?\s*[\w\"“”'‘]|!!? ?(?:note|info|tip|warning|catatan)\b")
_BOX = re.compile(r"(?:!!!|\?{3}\+?)(?: ?([\w-]+(?: +[\w-]+)*))?(?: +\"(.*?)\")? *$")
_PLACEMENT = frozenset({"inline", "end"})
# The types that Material describes, which the theme gives one of two looks, and our own.
BOX_TYPES = frozenset(
    [
        "note",
        "abstract",
        "summary",
        "tldr",
        "info",
        "todo",
        "tip",
        "hint",
        "important",
        "success",
        "check",
        "done",
        "question",
        "help",
        "faq",
        "warning",
        "caution",
        "attention",
        "failure",
        "fail",
        "missing",
        "danger",
        "error",
        "bug",
        "example",
        "quote",
        "cite",
        # Ours: a remark of those who draft, which the adopted print leaves out.
        "penyusunan",
    ]
)


@dataclass(frozen=True)
class Line:
    """A line without the indentation and the marks of what it stands in.

    `text` masks code and macros; `source` is the whole line as it stands in the file.
    """

    number: int
    text: str
    source: str

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def place(self) -> Position:
        return Position(self.number, len(self.source) - len(self.text.lstrip()) + 1)

    @property
    def shown(self) -> str:
        return quote(self.source[self.place.column - 1 :])

    def without(self, count: int) -> Line:
        """The line without its first characters."""
        return Line(self.number, self.text[count:], self.source)


_EMPTY = Line(0, "", "")


@dataclass
class _Container:
    """What takes in the indented lines under it: a list, a box, a footnote, a definition."""

    kind: str
    head: Line
    content: list[Line] = field(default_factory=list)
    items: list[Line] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not any(line.text.strip() for line in self.content)


def block_problems(page: PageText) -> Iterator[Problem]:
    """The problems of one page; what stands behind a fence that stays open is code to it."""
    found: list[Problem] = []
    name = page.file.name

    def tell(code: str, line: Line, /, **values: object) -> None:
        found.append(problem(code, name, line.place, **values))

    _Scope(tell, {}).read(_lines(page))
    return iter(found)


def _lines(page: PageText) -> list[Line]:
    text = page.solid
    opened = {fence.first for fence in page.fences}
    lines: list[Line] = []
    for number, (start, end) in enumerate(pairwise([*page.file.line_starts, len(text)]), start=1):
        source = page.file.line(number).rstrip()
        line = text[start:end].rstrip()
        if page.in_fence[number - 1]:
            if number not in opened:
                continue
            # To what stands around it, a block of code is one word.
            line = source[: len(source) - len(source.lstrip(" \t>"))] + FILLER * len(
                source.lstrip(" \t>")
            )
        bare = line.lstrip(" \t")
        leading = line[: len(line) - len(bare)].expandtabs(_TAB)
        lines.append(Line(number, leading + bare, source[: len(line)]))
    return lines


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in (*lines, _EMPTY):
        if line.text:
            block.append(line)
        elif block:
            yield block
            block = []


class _Scope:
    """Reads a page, or what a container holds."""

    def __init__(self, tell: Callable[..., None], titles: dict[int, Line], depth: int = 0) -> None:
        self.tell = tell
        self.depth = depth
        self.titles = titles  # the first heading of a level; the page knows but one of level 1
        self.last = ""
        self.container: _Container | None = None
        self.broken_list = False
        self.misnumbered = 0  # the number of an item that was told last

    def read(self, lines: Sequence[Line]) -> None:
        for block in _blocks(lines):
            first = block[0]
            if (
                self.container is not None
                and 0 < first.indent < _TAB
                and not (self._in_list() and _ITEM.match(first.text))
                and not _QUOTE.match(first.text)
            ):
                if self.container.kind == "list" or not self.container.empty:
                    self.tell("menjorok-kurang", first, value=first.shown)
                self._leave()
                self.broken_list = True
            rest: Sequence[Line] = block
            while rest:
                rest = self._element(rest)
        self._leave()

    def _in_list(self) -> bool:
        return self.container is not None and self.container.kind == "list"

    def _within(self, lines: Sequence[Line]) -> None:
        # Nobody writes lists in lists so deep; a machine's could go on for ever.
        if self.depth < _DEEPEST:
            _Scope(self.tell, self.titles, self.depth + 1).read(lines)

    def _element(self, block: Sequence[Line]) -> Sequence[Line]:
        """Judges what a block begins with, and hands back the lines behind it."""
        first = block[0]
        text = first.text
        if first.indent >= _TAB:
            return self._taken_in(block) if self.container else self._code(block)
        if _ITEM.match(text) and not _RULE.match(text) and not _underlined(block):
            return self._items(block)
        self._leave()
        if _BOX_LIKE.match(text):
            return self._box(block)
        if is_table(block):
            judge_table(self.tell, block)
            self.last = "table"
            return ()
        if _is_heading(text):
            self._heading(first)
            return block[1:]
        if _underlined(block):
            self.tell("judul-oleh-garis", first, value=first.shown)
            self.last = "heading"
            return block[2:]
        if _RULE.match(text) or _HTML.match(text) or _REFERENCE.match(text):
            self.last = ""
            return block[1:]
        if _QUOTE.match(text):
            self._within([_unquoted(line) for line in block])
            self.last = "quote"
            return ()
        if note := _NOTE.match(text) or _DEFINITION.match(text):
            return self._note(block, note)
        return self._paragraph(block)

    def _paragraph(self, block: Sequence[Line]) -> Sequence[Line]:
        end = next((at for at in range(1, len(block)) if _interrupts(block[at].text)), len(block))
        judge_paragraph(self.tell, block[:end], after_table=self.last == "table")
        self.last = "text" if self.last != "table" or "|" not in block[0].text else "table"
        return block[end:]

    def _code(self, block: Sequence[Line]) -> Sequence[Line]:
        if self.last != "code":
            self.tell("menjorok-jadi-kode", block[0], value=block[0].shown)
        self.last = "code"
        return block[len(list(takewhile(lambda line: line.indent >= _TAB, block))) :]

    def _heading(self, line: Line) -> None:
        self.last = "heading"
        match = _HEADING.match(line.text)
        assert match is not None  # noqa: S101 - told by _is_heading
        indent, marks, title = match.groups()
        level, title = len(marks), _BRACES.sub("", title)
        if indent:
            self.tell("judul-menjorok", line, value=line.shown)
        elif level > _MOST_LEVELS:
            self.tell("judul-terlalu-dalam", line, value=line.shown, level=level)
        elif not title.strip():
            self.tell("judul-tanpa-teks", line)
        elif not title.startswith((" ", "\t")):
            right = f"{marks} {title.strip()}"
            self.tell("judul-tanpa-spasi", line, value=line.shown, right=right)
        elif level == 1 and level in self.titles:
            self.tell("judul-utama-ganda", line, line=self.titles[level].number)
        else:
            self.titles.setdefault(level, line)

    def _note(self, block: Sequence[Line], match: re.Match[str]) -> Sequence[Line]:
        end = next((at for at in range(1, len(block)) if _NOTE.match(block[at].text)), len(block))
        kind = "note" if _NOTE.match(block[0].text) else "definition"
        # Lines of the same block belong to it, indented or not.
        lines = [_dedented(line) for line in block[1:end]]
        self.container = _Container(kind, block[0], [block[0].without(match.end()), *lines])
        self.last = kind
        return block[end:]

    def _box(self, block: Sequence[Line]) -> Sequence[Line]:
        head = block[0]
        match = _BOX.match(head.text)
        words = (match[1] or "").lower().split() if match else []
        nameless = not words and (head.text.startswith("!") or not (match and match[2]))
        if match is None or nameless or not set(words[1:]) <= _PLACEMENT:
            self.tell("kotak-kepala-salah", head, value=head.shown)
        elif match[2] is None:
            self.tell(
                "kotak-tanpa-judul",
                head,
                value=words[0].capitalize(),
                kind=f"{head.text.split()[0]} {words[0]}",
            )
        elif words and words[0] not in BOX_TYPES:
            self.tell("kotak-jenis", head, value=quote(words[0]), guess=guess(words[0], BOX_TYPES))
        self.container = _Container("box", head)
        self.last = "box"
        rest = block[1:]
        if rest and rest[0].indent < _TAB and not _BOX_LIKE.match(rest[0].text):
            self.tell("kotak-kosong", head, value=head.shown)
            self.container = None
        return rest

    def _items(self, block: Sequence[Line]) -> Sequence[Line]:
        if not self._in_list():
            self._leave()
            self.container = _Container("list", block[0])
        assert self.container is not None  # noqa: S101 - just made
        self.last = "list"
        nested = False
        for at, line in enumerate(block):
            match = _ITEM.match(line.text)
            if match and line.indent < _TAB:
                self._end_item()
                self.container.items.append(line)
                self.container.content = [line.without(match.end())]
                nested = False
                continue
            if at and line.indent < _TAB and _interrupts(line.text) and not _QUOTE.match(line.text):
                return block[at:]
            if match and not nested and line.indent < 2 * _TAB:
                self.container.content.append(_EMPTY)
                nested = True
            self.container.content.append(_dedented(line))
        return ()

    def _taken_in(self, block: Sequence[Line]) -> Sequence[Line]:
        """Puts the indented lines of a block into the container that is open."""
        container = self.container
        assert container is not None  # noqa: S101 - asked by _element
        inside = list(takewhile(lambda line: line.indent >= _TAB, block))
        rest = block[len(inside) :]
        if rest and container.kind == "list":
            item = next((at for at, line in enumerate(rest) if _ITEM.match(line.text)), len(rest))
            inside += rest[:item]
            rest = rest[item:]
            if rest:
                self.tell("daftar-tanpa-jarak", rest[0], value=rest[0].shown)
        elif rest and container.kind == "box" and not _begins(rest[0].text):
            self.tell("kotak-baris-keluar", rest[0], value=rest[0].shown)
        container.content += [_EMPTY, *map(_dedented, inside)]
        return rest

    def _leave(self) -> None:
        """Closes the container that is open."""
        container = self.container
        self.container = None
        if container is None:
            return
        if container.kind == "list":
            self.container = container
            self._end_item()
            self.container = None
            self._judge_list(container)
            return
        if container.empty:
            code = {"box": "kotak-kosong", "note": "catatan-kaki-kosong"}.get(container.kind)
            if code:
                self.tell(code, container.head, value=container.head.shown)
            return
        self._within(container.content)

    def _end_item(self) -> None:
        container = self.container
        if container is not None and not container.empty:
            self._within(container.content)
            container.content = []

    def _judge_list(self, container: _Container) -> None:
        items = container.items
        base = items[0].indent
        numbers = [_number(item) for item in items]
        shallow = next((one for one in items if one.indent >= base + _LEAST_CHILD), None)
        other = next(
            (at for at, number in enumerate(numbers) if (number is None) != (numbers[0] is None)), 0
        )
        broken, self.broken_list = self.broken_list, False
        if shallow is not None:
            value, found = shallow.shown, shallow.indent
            self.tell("daftar-anak-dangkal", shallow, value=value, found=found)
        elif other:
            self.tell("daftar-bercampur", items[other], value=items[other].shown)
        elif numbers[0] is not None and not broken:
            self._judge_numbers(items, [number or 0 for number in numbers])

    def _judge_numbers(self, items: Sequence[Line], numbers: Sequence[int]) -> None:
        if len(numbers) > 1 and len(set(numbers)) == 1:
            return  # all alike: Markdown counts, and its author knows
        for right, (item, number) in enumerate(zip(items, numbers, strict=True), start=1):
            if number != right:
                told, self.misnumbered = self.misnumbered, numbers[-1]
                if right == 1 and told and number == told + 1:
                    return  # counts on from what is told
                self.tell("daftar-nomor", item, value=number, right=right)
                return


def _number(line: Line) -> int | None:
    match = _ITEM.match(line.text)
    return int(match[1]) if match and match[1] else None


def _dedented(line: Line) -> Line:
    return line.without(min(_TAB, line.indent)) if line.indent >= _TAB else line


def _unquoted(line: Line) -> Line:
    match = _QUOTE.match(line.text)
    return line.without(match.end()) if match else line


def _underlined(block: Sequence[Line]) -> bool:
    return len(block) > 1 and _UNDERLINE.match(block[1].text) is not None


def _is_heading(text: str) -> bool:
    match = _HEADING.match(text)
    # Indented, only a mark with a blank behind it is a heading that went wrong.
    return match is not None and (not match[1] or re.match(r"\s+\S", match[3]) is not None)


def _interrupts(text: str) -> bool:
    """Whether a line ends the paragraph above it without a blank line."""
    return (_begins(text) and not _ITEM.match(text)) or _DEFINITION.match(text) is not None


def _begins(text: str) -> bool:
    """Whether a line is the beginning of something that is no paragraph."""
    return (
        text.startswith("#")
        or _BOX_LIKE.match(text) is not None
        or any(
            pattern.match(text) is not None
            for pattern in (_RULE, _QUOTE, _NOTE, _REFERENCE, _HTML, _ITEM)
        )
    )
