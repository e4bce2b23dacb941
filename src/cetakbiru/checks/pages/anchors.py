"""The ids of a page: those that its author wrote, those of its headings, and all that it gets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cetakbiru.checks.pages.rendered import converted
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote

# What the frame of every page already bears; see pages/theme/.
FRAME_IDS = frozenset({"isi", "menu"})
FRAME_PREFIXES = ("ppm-", "__", "fn:", "fnref:")

_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]*(?!#)([^\r\n]*?)[ \t]*#*[ \t]*\r?$", re.M)
_SETEXT = re.compile(r"(?:^|\n)[ \t]*\r?\n?([^\s>\-+*#|][^\r\n]*)\r?\n(=+|-+)[ \t]*\r?(?=\n|\Z)")
# What each of these holds; most pages have none, and it is found ten times as fast.
_UNDERLINE = re.compile(r"\n(?:=+|-+)[ \t]*\r?(?:\n|\Z)")
_BRACES = re.compile(r"\{:?[ ]*([^{}\n]*)[ ]*\}\s*$")
_IN_BRACES = re.compile(r"\{:?[ ]*([^{}%\n]*)\}")
_HASH = re.compile(r"(?:^|\s)(?:#|id=[\"']?)([^\s\"'}]+)")
_ATTRIBUTE = re.compile(r"<[a-zA-Z][^<>]*?\sid=[\"']?([^\"'\s>]+)")
_ID = re.compile(r"""\bid=["']([^"']+)["']""")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_CALL = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True)
class Heading:
    """A heading that stands at the margin; `anchor` is empty when its author gave it none."""

    level: int
    title: str
    anchor: str
    offset: int

    @property
    def id(self) -> str:
        """The id that it gets when no other has it."""
        return self.anchor or _slug(self.title)


def headings(page: PageText) -> list[Heading]:
    """The headings of a page, in order."""
    prose = page.prose
    found = [_heading(len(match[1]), match[2], match.start()) for match in _ATX.finditer(prose)]
    for match in _SETEXT.finditer(prose) if _UNDERLINE.search(prose) else ():
        level = 1 if match[2].startswith("=") else 2
        found.append(_heading(level, match[1], match.start(1)))
    return sorted(found, key=lambda heading: heading.offset)


def _heading(level: int, text: str, offset: int) -> Heading:
    braces = _BRACES.search(text)
    anchor = _HASH.search(braces[1]) if braces else None
    title = text[: braces.start()] if braces else text
    return Heading(level, title.strip(), anchor[1] if anchor else "", offset)


def id_problems(page: PageText) -> Iterator[Problem]:
    """Ids that the page gives twice, or that the frame of every page bears."""
    named = dict(written_ids(page))
    first: dict[str, int] = {}
    automatic = [(one.offset, one.id) for one in headings(page) if not one.anchor]
    for offset, name in sorted((*((at, name) for at, name in named.items()), *automatic)):
        if name in FRAME_IDS or name.startswith(FRAME_PREFIXES):
            yield problem(
                "jangkar-milik-situs", page.file.name, page.position(offset), value=quote(name)
            )
        elif name in first and (offset in named or first[name] in named):
            line = page.position(first[name]).line
            yield problem(
                "jangkar-ganda", page.file.name, page.position(offset), value=quote(name), line=line
            )
        first.setdefault(name, offset)


def written_ids(page: PageText) -> Iterator[tuple[int, str]]:
    """The ids that the author wrote, each with its place."""
    for braces in _IN_BRACES.finditer(page.prose):
        # Only the last id in braces counts.
        for match in list(_HASH.finditer(braces[1]))[-1:]:
            yield braces.start(1) + match.start(1), match[1]
    for match in _ATTRIBUTE.finditer(page.prose):
        yield match.start(1), match[1]


def plain_ids(page: PageText) -> frozenset[str]:
    """The ids that can be told without rendering the page; it may have more."""
    written = (name for _, name in written_ids(page))
    return frozenset((*(one.id for one in headings(page)), *written))


def rendered_ids(page: PageText) -> frozenset[str]:
    """All ids of a page but those that its macros make."""
    return ids_in(converted(_CALL.sub("", page.file.text[page.body_start :])))


def ids_in(html: str) -> frozenset[str]:
    """The ids of elements in HTML."""
    return frozenset(_ID.findall(html))


def _slug(title: str) -> str:
    """The id that Markdown makes of a heading."""
    text = _LINK.sub(r"\1", title)
    text = re.sub(r"<[^<>]*>|[`*]|\\(?=\W)", "", text)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain.lower()).strip())
