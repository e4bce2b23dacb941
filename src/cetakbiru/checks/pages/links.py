"""Problems of footnotes, and of links between pages in every form that Markdown reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from posixpath import normpath, relpath
from typing import NamedTuple
from urllib.parse import unquote

from cetakbiru.checks.nearest import asked, guess, nearest
from cetakbiru.checks.pages.anchors import Heading
from cetakbiru.checks.pages.safehtml import is_safe_address
from cetakbiru.checks.pages.shapes import may_be_address
from cetakbiru.checks.pages.text import IMAGES, PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.made_pages import may_be_made
from cetakbiru.model.text import Position

_FOOTNOTE_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.M)
_FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
# What is meant as a definition: as deep as code, or without its colon.
_INDENTED_DEFINITION = re.compile(r"^(?: {4}|\t)[ \t]*\[\^([^\]\s]+)\]:", re.M)
_NO_COLON = re.compile(r"(?:^|(?<=\n))[ ]{0,3}(?=\[\^([^\]\s]+)\](?!:)[ ]?\S)(\[)")
_OPENING = re.compile(r"\]\(")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_MARK = re.compile(r"\\.|[()]", re.S)
_TITLE = re.compile(r"\s+(\"[^\"]*\"|'[^']*')\s*\Z")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?([^\s>]+)", re.M)
_IMAGE_USE = re.compile(r"!\[([^\[\]\n]*)\]\[([^\[\]\n]*)\]")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# What leads out of the site: a host with a dot after one scheme, or somebody's mailbox.
_WHOLE = re.compile(
    r"https?://(?:\[[\da-f:.]+\]|localhost|[^\s/?#:@\[\]]+\.[^\s/?#:@\[\].]+)(?::\d+)?(?:[/?#]\S*)?"
    r"|mailto:[^\s@]+@[^\s@]+\.[^\s@]+",
    re.I,
)
_HOST = re.compile(r"(?:www\.|(?:[\w-]+\.)+(?:id|com|org|net)(?:[/?#]|$))\S*", re.I)
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_UNWRITTEN = re.compile(r"[\s\\]")
# What is made after the pages: Markdown can't lead there by a path, macros can.
_DOWNLOADS = re.compile(r"\.(?:csv|xlsx|json|pdf|zip|ics|xml|txt|topojson)$", re.I)
_LOOK_BACK = 2_000


def footnote_problems(page: PageText) -> Iterator[Problem]:
    """Footnotes that are used but not written, written but not used, or written twice."""
    file, prose = page.file.name, page.prose
    defined: dict[str, int] = {}
    for match in _FOOTNOTE_DEFINITION.finditer(prose):
        name, place = match[1], page.position(match.start() + match[0].index("["))
        if name in defined:
            value, line = f"[^{name}]", page.position(defined[name]).line
            yield problem("catatan-kaki-ganda", file, place, value=value, line=line)
            continue
        defined[name] = match.start() + match[0].index("[")
    indented = {match[1] for match in _INDENTED_DEFINITION.finditer(prose)}
    bare = {match[1]: match.start(2) for match in _NO_COLON.finditer(prose)}
    used: set[str] = set()
    for match in _FOOTNOTE_USE.finditer(prose):
        name = match[1]
        if name in bare and name not in defined and name not in used:
            values = {"value": f"[^{name}]", "number": name}
            yield problem("catatan-kaki-bentuk", file, page.position(bare[name]), **values)
        elif name not in defined and name not in used and name not in indented:
            yield problem(
                "catatan-kaki-tak-ada",
                file,
                page.position(match.start()),
                value=f"[^{name}]",
                guess=guess(name, defined),
            )
        used.add(name)
    for name, offset in defined.items():
        # Written as [name], it is told where it is used.
        if name not in used and f"[{name}]" not in prose:
            place = page.position(offset)
            yield problem("catatan-kaki-tak-dipakai", file, place, value=f"[^{name}]")


def misdefined(prose: str) -> set[str]:
    """The names of footnotes whose text is written in another shape than a definition has."""
    if "[^" not in prose:
        return set()
    meant = {found[1] for one in (_INDENTED_DEFINITION, _NO_COLON) for found in one.finditer(prose)}
    return meant - {found[1] for found in _FOOTNOTE_DEFINITION.finditer(prose)}


@dataclass(frozen=True)
class Link:
    """A link or an image that a page holds: its address as written, and where that begins.

    `start` is where the link itself begins; `is_defined`: by a definition, away from its text.
    """

    address: str
    offset: int
    is_image: bool
    start: int
    is_defined: bool = False


def links_of(page: PageText) -> Iterator[Link]:
    """The links and images of a page, in line and by reference, as Markdown reads them."""
    prose = page.prose
    for opening in _OPENING.finditer(prose):
        found = _inside(prose, opening.end())
        if found is not None and (bracket := _bracket(prose, opening.start())) is not None:
            address, offset = found
            is_image = bracket > 0 and prose[bracket - 1] == "!"
            yield Link(address, offset, is_image, bracket)
    images = {(match[2] or match[1]).casefold() for match in _IMAGE_USE.finditer(prose)}
    for match in _DEFINITION.finditer(prose):
        is_image = match[1].casefold() in images
        yield Link(match[2], match.start(2), is_image, match.start(2), is_defined=True)


def _inside(prose: str, start: int) -> tuple[str, int] | None:
    """Address and place of what stands between round brackets; None when they don't close."""
    blank = _BLANK_LINE.search(prose, start)
    end = blank.start() if blank else len(prose)
    depth = 1
    for mark in _MARK.finditer(prose, start, end):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if depth == 0:
            inner = _TITLE.sub("", prose[start : mark.start()])
            bare = inner.strip()
            offset = start + len(inner) - len(inner.lstrip())
            if bare.startswith("<") and bare.endswith(">"):
                return bare[1:-1], offset + 1
            return bare, offset
    return None


def _bracket(prose: str, closing: int) -> int | None:
    """Where the bracket that closes at `closing` was opened."""
    depth = 0
    for at in range(closing, max(closing - _LOOK_BACK, -1), -1):
        if prose[at] == "]":
            depth += 1
        elif prose[at] == "[":
            depth -= 1
            if depth == 0:
                return at
    return None


@dataclass(frozen=True)
class OpenLink:
    """A link to an anchor that only the macros of its target page can make."""

    file: str
    place: Position
    link: str
    target: str
    anchor: str


class Target(NamedTuple):
    """Where a link leads: a path below docs/, an anchor or "", and how far that is known."""

    path: str
    anchor: str
    known: str


@dataclass(frozen=True)
class LinkVerdict:
    """What is wrong with the links of a page, the places where the others lead, and those links
    that are still open: they wait for the ids that macros make."""

    problems: list[Problem] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    open: list[OpenLink] = field(default_factory=list)


# How far an anchor is known: nothing is to be known, the page has it, only its macros can make it,
# nothing makes it.
NOTHING, THERE, WAITING, LOST = "", "ada", "menunggu", "putus"


class LinkRules:
    """Judges relative links by the files in docs/ and the anchors of pages.

    `ids` gives the ids of a page that can be told without rendering it, `rendered` all but those of
    its macros, and `has_calls` tells whether macros make more. Nothing is known of the anchors of
    pages that are `unread`.
    """

    def __init__(
        self,
        pages: Collection[str] = (),
        files: Collection[str] = (),
        unread: Collection[str] = (),
        made: Collection[str] | None = (),
        *,
        ids: Callable[[str], Collection[str]] = lambda _: (),
        rendered: Callable[[str], Collection[str]] = lambda _: (),
        has_calls: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._pages = pages
        self._unread = unread
        self._files = files
        self._made = made
        self._folded = {name.casefold(): name for name in (*pages, *files, *(made or ()))}
        self._ids = ids
        self._rendered = rendered
        self._has_calls = has_calls

    def still_leads(self, target: Target) -> bool:
        """Whether a place is there, and as far known as it was."""
        path, anchor, known = target
        return self._is_there(path) and self._known(path, anchor) == known

    def _is_there(self, path: str) -> bool:
        return path in self._pages or path in self._files or self._is_made(path)

    def _is_made(self, path: str) -> bool:
        return may_be_made(path) if self._made is None else path in self._made

    def _known(self, path: str, anchor: str) -> str:
        if anchor and path not in self._pages and self._is_made(path):
            return WAITING
        if not anchor or path not in self._pages or path in self._unread:
            return NOTHING
        if anchor in self._ids(path) or anchor in self._rendered(path):
            return THERE
        return WAITING if self._has_calls(path) else LOST

    def judge(self, here: str, page: PageText) -> LinkVerdict:
        """The links of the page `here` (relative to docs/)."""
        verdict = LinkVerdict()
        verdict.problems.extend(self._problems(here, page, verdict))
        return verdict

    def _problems(self, here: str, page: PageText, verdict: LinkVerdict) -> Iterator[Problem]:
        for link in links_of(page):
            # What is no address is text that got lost, which others tell.
            lost = not link.address or (link.is_defined and not may_be_address(link.address))
            if lost or "{{" in link.address or not is_safe_address(link.address):
                continue  # the last is told as an address that no link may have
            before = page.prose[max(link.start - 2, 0) : link.start]
            if before == "! " and link.address.lower().endswith(IMAGES):
                continue  # told as an image with a blank in its mark
            if _ELSEWHERE.match(link.address):
                if not link.is_image and not _WHOLE.fullmatch(link.address):
                    place, value = page.position(link.offset), quote(link.address)
                    yield problem("tautan-luar-rusak", page.file.name, place, value=value)
                continue
            found = self._judge(here, page, link, verdict)
            if found:
                code, hint = found
                place, value = page.position(link.offset), quote(link.address)
                yield problem(code, page.file.name, place, value=value, guess=hint)

    def _judge(
        self, here: str, page: PageText, link: Link, verdict: LinkVerdict
    ) -> tuple[str, str] | None:
        address, _, anchor = link.address.partition("#")
        path = unquote(address.partition("?")[0])
        target = normpath(f"{PurePosixPath(here).parent}/{path}") if path else here
        if path.startswith("/"):
            return "tautan-mutlak", self._meant(here, path.lstrip("/"))
        if not path and " " in anchor and here not in self._unread:
            return "jangkar-putus", guess(Heading(1, anchor, "", 0).id, self._rendered(here))
        if _UNWRITTEN.search(link.address):
            return "tautan-tanda", self._meant(here, re.sub(r"\s+", "-", path.replace("\\", "/")))
        if not self._is_there(target) or path.endswith("/"):
            if link.is_image:
                return "gambar-hilang", self._meant(here, target, self._files)
            if _DOWNLOADS.search(target):
                return "tautan-unduhan", ""
            return "tautan-putus", self._outside(link.address) or self._meant(here, target)
        if link.is_image and not target.lower().endswith(IMAGES):
            return "gambar-bukan-gambar", ""
        anchor = unquote(anchor)
        known = self._known(target, anchor)
        if known == LOST:
            return "jangkar-putus", guess(anchor, self._rendered(target))
        verdict.targets.append(Target(target, anchor, known))
        if known == WAITING:
            place = page.position(link.offset)
            verdict.open.append(OpenLink(page.file.name, place, link.address, target, anchor))
        return None

    @staticmethod
    def _outside(address: str) -> str:
        """The address elsewhere that one without its beginning may mean."""
        if _HOST.fullmatch(address):
            return asked(f"https://{address}")
        return asked(f"mailto:{address}" if _MAILBOX.fullmatch(address) else None)

    def _meant(self, here: str, target: str, among: Collection[str] | None = None) -> str:
        """The file that an address may mean: written otherwise, or named as on the web."""
        plain = normpath(target)
        stem = plain.removesuffix("/index.html").removesuffix(".html").removesuffix(".md")
        for name in (plain, f"{stem}.md", f"{stem}/index.md"):
            right = self._folded.get(name.casefold())
            if right:
                break
        else:
            pages = (*self._pages, *(self._made or ()))
            right = nearest(plain, pages if among is None else among)
        folder = PurePosixPath(here).parent.as_posix()
        return asked(relpath(right, folder) if right else None)
