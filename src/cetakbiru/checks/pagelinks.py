"""Problems of footnotes and of links between pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from urllib.parse import unquote

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pagetext import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shapes import ADDRESS_LIKE

_FOOTNOTE_DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.M)
_FOOTNOTE_USE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_LINK = re.compile(
    r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_LINK_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*<?([^\s>]+)", re.M)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|/|\{\{")
_ID = re.compile(r"""\bid=["']?([^"'\s>]+)""")
_EXTENSIONS = ("toc", "attr_list", "footnotes", "tables", "def_list", "md_in_html", "admonition")


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
    used: set[str] = set()
    for match in _FOOTNOTE_USE.finditer(prose):
        name = match[1]
        if name not in defined and name not in used:
            yield problem(
                "catatan-kaki-tak-ada",
                file,
                page.position(match.start()),
                value=f"[^{name}]",
                guess=guess(name, defined),
            )
        used.add(name)
    for name, offset in defined.items():
        if name not in used:
            place = page.position(offset)
            yield problem("catatan-kaki-tak-dipakai", file, place, value=f"[^{name}]")


class LinkRules:
    """Judges relative links by the files in docs/ and the anchors of pages."""

    def __init__(self, docs_dir: Path, pages: Mapping[str, PageText]) -> None:
        self.docs_dir = docs_dir
        self.pages = pages
        self._anchors: dict[str, frozenset[str] | None] = {}

    def problems(self, here: str, page: PageText) -> Iterator[Problem]:
        """The problems of the links of the page `here` (relative to docs/)."""
        definitions = _LINK_DEFINITION.finditer(page.prose)
        matches = [
            *_LINK.finditer(page.prose),
            # What is no address is text that got lost, which others tell.
            *(match for match in definitions if ADDRESS_LIKE.search(match[1])),
        ]
        for match in matches:
            link = match[1]
            if _ELSEWHERE.match(link) or "{{" in link:
                continue
            found = self._judge(here, link)
            if found:
                code, hint = found
                place = page.position(match.start(1))
                yield problem(code, page.file.name, place, value=quote(link), guess=hint)

    def _judge(self, here: str, link: str) -> tuple[str, str] | None:
        path, _, anchor = link.partition("#")
        folder = PurePosixPath(here).parent.as_posix()
        target = normpath(f"{folder}/{unquote(path)}") if path else here
        if target not in self.pages and not (self.docs_dir / target).is_file():
            near = guess(target, self.pages).removeprefix(" Maksud Anda ").removesuffix("?")
            return "tautan-putus", f" Maksud Anda {relpath(near, folder)}?" if near else ""
        anchors = self._anchors_of(target) if anchor else None
        if anchors is None or unquote(anchor) in anchors:
            return None
        return "jangkar-putus", guess(anchor, anchors)

    def _anchors_of(self, target: str) -> frozenset[str] | None:
        """The anchors of a page; None when macros may add some, or when it is no page."""
        if target not in self._anchors:
            page = self.pages.get(target)
            known = page is not None and "{{" not in page.prose
            self._anchors[target] = _anchors(page) if page is not None and known else None
        return self._anchors[target]


def _anchors(page: PageText) -> frozenset[str]:
    # Imported here: few runs have links to anchors of pages without macros.
    import markdown

    html = markdown.markdown(page.file.text[page.body_start :], extensions=_EXTENSIONS)
    return frozenset(_ID.findall(html))
