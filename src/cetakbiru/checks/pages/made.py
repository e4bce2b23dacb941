"""Problems of what the macros of pages make: anchors, links, and the programmes that must be shown.

Macros know the data and nothing of the other pages. They lead to pages that must be there, and to
anchors that only a macro on such a page makes; here both sides are seen together, before any page
is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from inspect import Signature
from typing import Any
from urllib.parse import unquote

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pages.anchors import rendered_ids
from cetakbiru.checks.pages.every import Pages
from cetakbiru.checks.pages.leftovers import LEFTOVERS, may_hold_leftovers
from cetakbiru.checks.pages.macros import Call, calls_of
from cetakbiru.checks.pages.printable import named, unprintable
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, listed, problem, quote
from cetakbiru.model.addresses import page_url, resolved, slug
from cetakbiru.model.load import Blueprint
from cetakbiru.model.text import Position

# What a macro makes on a page: the page's address, the macro's name and arguments → HTML.
Caller = Callable[[str, str, Mapping[str, Any]], str]
# How macros are called for a Blueprint; handed in from above, where macros are known.
Macros = Callable[[Blueprint], Caller]

_TOP = Position(1, 1)
_LINK = re.compile(r'<a\s[^<>]*?href="([^"]*)"([^<>]*)')
_IDS = re.compile(r'\sid="([^"]+)"')
_CODE = re.compile(r"<(code|pre|script|style)\b.*?</\1>|<[^<>]*>", re.S)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Marks a link to a page of another edition, which lies outside this site.
_OTHER_EDITION = "data-edisi"


@dataclass
class _Needed:
    """What macros lead to on one page: the first call that does, by anchor ("" for the page)."""

    anchors: dict[str, str] = field(default_factory=dict)
    count: int = 0


class MadeRules:
    """Calls the macros of all pages once."""

    def __init__(
        self,
        blueprint: Blueprint,
        macros: Macros,
        signatures: Mapping[str, Signature],
        pages: Pages,
    ) -> None:
        self._blueprint = blueprint
        self._call = macros(blueprint)
        self._signatures = signatures
        self._pages = pages.texts
        self._folder = pages.folder
        self._faulty = pages.faulty_calls
        self._open = pages.open
        self._seen = pages.seen
        self._printed = pages.printed
        self._signs: dict[str, tuple[str, Position, str]] = {}
        self._named = {page_url(name): name for name in pages.texts}
        self._ids: dict[str, set[str]] = {}
        self._needed: dict[str, _Needed] = {}
        self._shown: dict[str, set[str]] = {}

    def problems(self) -> Iterator[Problem]:
        """The problems of all calls, and of the links that wait for the anchors of macros."""
        for name, page in self._pages.items():
            yield from self._page(name, page)
        for link in self._open:
            known = self._anchors(link.target)
            if link.anchor not in known and link.target not in self._faulty:
                yield problem(
                    "jangkar-putus", link.file, link.place,
                    value=quote(link.link), guess=guess(link.anchor, known),
                )  # fmt: skip
        yield from self._unprintable()
        told = set()
        for found in self._own_pages():
            told.add(found.file)
            yield found
        for found in self._led_nowhere():
            if found.file not in told:
                yield found

    def _page(self, name: str, page: PageText) -> Iterator[Problem]:
        url = page_url(name)
        ids = self._ids[name] = set()
        first = dict.fromkeys(self._seen[name].ids, 0)
        shown = self._shown[name] = set()
        for call in calls_of(page, self._signatures):
            place = page.position(call.offset)
            if place.line in self._faulty.get(name, ()):
                continue
            try:
                html = self._call(url, call.name, call.arguments)
            except Exception as error:
                reason = f"{type(error).__name__} {error}"
                yield problem(
                    "makro-gagal", page.file.name, place, call.name,
                    name=call.name, reason=quote(reason),
                )  # fmt: skip
                continue
            yield from self._leftovers(page, call, html)
            for sign in unprintable(html) if name in self._printed else ():
                self._signs.setdefault(sign[0], (page.file.name, place, call.name))
            made = _IDS.findall(html)
            double = next((one for one in _doubles(made, first)), None)
            if double is not None:
                yield problem(
                    "makro-jangkar-ganda", page.file.name, place, call.name,
                    name=call.name, value=quote(double),
                )  # fmt: skip
            ids.update(made)
            first.update(dict.fromkeys(made, place.line))
            for target, anchor in self._links(url, html):
                shown.add(anchor)
                if target == url and anchor in ids:
                    continue
                needed = self._needed.setdefault(target, _Needed())
                needed.count += 1
                needed.anchors.setdefault(anchor, f"{page.file.name} baris {place.line}")

    def _leftovers(self, page: PageText, call: Call, html: str) -> Iterator[Problem]:
        if not may_hold_leftovers(html):
            return
        text = unescape(_CODE.sub(" ", html))
        found = LEFTOVERS.search(text)
        if found:
            around = text[max(found.start() - 30, 0) : found.end() + 30]
            yield problem(
                "makro-sisa-templat", page.file.name, page.position(call.offset), call.name,
                name=call.name, value=quote(found[0]), text=quote(" ".join(around.split())),
            )  # fmt: skip

    def _unprintable(self) -> Iterator[Problem]:
        """Characters that no font of the printed document holds, each where the data have it."""
        raw = self._blueprint.raw
        files = [one.file for tables in raw.tables.values() for one in tables]
        files += [one.file for trees in raw.trees.values() for one in trees]
        for sign, (page, place, name) in self._signs.items():
            file = next((one for one in files if sign in one.text), None)
            if file is not None:
                page, place, name = file.name, file.position(file.text.index(sign)), ""
            yield problem("huruf-tak-tercetak", page, place, name, value=sign, sign=named(sign))

    def _links(self, url: str, html: str) -> Iterator[tuple[str, str]]:
        """Address and anchor of each link to a page of the site."""
        folder = url.rstrip("/")
        for address, rest in dict.fromkeys(_LINK.findall(html)):
            if _ELSEWHERE.match(address) or _OTHER_EDITION in rest:
                continue
            path, _, anchor = unescape(address).partition("#")
            path = path.partition("?")[0]
            target = resolved(folder, unquote(path)) if path else folder
            # Files are made after the pages, and permanent addresses of chapters with them.
            if "." not in target.rpartition("/")[2] and not target.startswith("id/"):
                yield (f"{target}/" if target else ""), unquote(anchor)

    def _own_pages(self) -> Iterator[Problem]:
        """Every kabupaten and every bidang has a page: it shows its programmes, no other's."""
        programs = self._blueprint.program.values()
        for item in self._blueprint.kabupaten.values():
            name = f"kabupaten/{item.slug}.md"
            shown = self._ids.get(name, set())
            own = (one for one in programs if one.kabupaten == item.kode)
            missing = [one.id for one in own if one.id not in shown]
            label = f"{item.kode} {item.full_name}"
            yield from self._own_page(name, "kabupaten", item.kode, label, missing)
        for sector in self._blueprint.bidang.values():
            name = f"program/{slug(sector.nama_pendek)}.md"
            shown = self._ids.get(name, set()) | self._shown.get(name, set())
            own = (one for one in programs if one.bidang == sector.kode)
            missing = [one.id for one in own if one.id not in shown]
            label = f"{sector.kode} {sector.nama_pendek}"
            yield from self._own_page(name, "bidang", sector.kode, label, missing)

    def _own_page(
        self, name: str, kind: str, code: str, label: str, missing: list[str]
    ) -> Iterator[Problem]:
        page = self._pages.get(name)
        if page is None:
            file = f"{self._folder}/{name}"
            yield problem("halaman-wajib-hilang", file, _TOP, kind=kind, label=label)
            return
        said, place = self._seen[name].head.get(kind, (code, _TOP))
        if said != code:
            values = {"kind": kind, "label": label, "value": quote(said), "code": code}
            yield problem("kepala-bukan-miliknya", page.file.name, place, kind, **values)
        strangers = False
        for call in calls_of(page, self._signatures):
            given = call.arguments.get(kind)
            told = page.position(call.offset).line in self._faulty.get(name, ())
            if isinstance(given, str) and given != code and not told:
                strangers = True
                place = page.position(call.places[kind])
                values = {"name": call.name, "label": label, "value": quote(given), "code": code}
                yield problem("makro-bukan-miliknya", page.file.name, place, call.name, **values)
        # A macro that names another region is why its own programmes are not shown.
        if missing and not strangers and name not in self._faulty:
            yield problem(
                "halaman-tanpa-program", page.file.name, _TOP,
                count=len(missing), label=label, programs=listed(missing, 4),
            )  # fmt: skip

    def _led_nowhere(self) -> Iterator[Problem]:
        """Pages that macros lead to and that are not there, or lack what macros lead to."""
        for target, needed in self._needed.items():
            name = self._named.get(target)
            if name is None:
                file = f"{self._folder}/{target.rstrip('/') or 'index'}.md"
                _, where = next(iter(needed.anchors.items()))
                yield problem("makro-halaman-hilang", file, _TOP, count=needed.count, where=where)
                continue
            if name in self._faulty:
                continue
            known = self._ids.get(name, set()) | self._seen[name].ids
            lost = [anchor for anchor in needed.anchors if anchor and anchor not in known]
            if lost and (lost := [one for one in lost if one not in self._anchors(name)]):
                file = self._pages[name].file.name
                where = needed.anchors[lost[0]]
                yield problem(
                    "makro-bagian-hilang", file, _TOP,
                    count=len(lost), anchors=listed(lost, 4), where=where,
                )  # fmt: skip

    def _anchors(self, name: str) -> frozenset[str]:
        """All anchors of a page."""
        return rendered_ids(self._pages[name]) | self._ids.get(name, set())


def _doubles(made: list[str], first: Mapping[str, int]) -> Iterator[str]:
    seen: set[str] = set()
    for one in made:
        if one in seen or one in first:
            yield one
        seen.add(one)
