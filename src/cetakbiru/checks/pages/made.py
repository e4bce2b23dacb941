"""Problems of what the macros of pages make: anchors, links, and the programmes that must be shown.

Macros know the data and nothing of the other pages. They lead to pages that must be there, and to
anchors that only a macro on such a page makes; here both sides are seen together, before any page
is rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from inspect import Signature
from pathlib import Path

from cetakbiru.checks.files.printable import named
from cetakbiru.checks.kept import Kept
from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pages.anchors import rendered_ids
from cetakbiru.checks.pages.awaited import awaited_problem, awaiting
from cetakbiru.checks.pages.calling import Caller, KeptCalls, Made, made_on
from cetakbiru.checks.pages.every import Pages
from cetakbiru.checks.pages.guides import HEAD, candidate_problems
from cetakbiru.checks.pages.macros import calls_of
from cetakbiru.checks.pages.seen import Seen, see
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, listed, problem, quote
from cetakbiru.insight.directions import FALLEN
from cetakbiru.insight.entries import known_entries
from cetakbiru.model.addresses import GUIDES, page_url, slug
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import made_pages
from cetakbiru.model.text import Position, TextFile

# How macros are called for a Blueprint; handed in from above, where macros are known.
Macros = Callable[[Blueprint], Caller]

_TOP = Position(1, 1)


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
        kept: Kept,
    ) -> None:
        self._blueprint = blueprint
        self._call = macros(blueprint)
        self._kept = KeptCalls(kept, blueprint) if kept.outlives else None
        self._signatures = signatures
        made = {
            name: kept.again(f"made {name}", text, partial(_made_page, name, text))
            for name, text in made_pages(blueprint).items()
        }
        # A file of the same address is told where it lies; and files first, which people can open.
        unwritten = {name: page for name, (page, _) in made.items() if name not in pages.texts}
        self._pages = {**pages.texts, **unwritten}
        self._folder = pages.folder
        self._faulty = pages.faulty_calls
        self._open = pages.open
        self._seen = {**{name: seen for name, (_, seen) in made.items()}, **pages.seen}
        self._printed = pages.printed
        self._known: Mapping[str, Collection[str]] = {
            "kabupaten": blueprint.kabupaten,
            "bidang": blueprint.bidang,
            HEAD: blueprint.calon,
        }
        self._signs: dict[str, tuple[str, Position, str]] = {}
        self._named = {page_url(name): name for name in self._pages}
        self._ids: dict[str, set[str]] = {}
        self._needed: dict[str, _Needed] = {}
        self._shown: dict[str, set[str]] = {}

    def problems(self) -> Iterator[Problem]:
        """The problems of all calls, and of the links that wait for the anchors of macros."""
        for name, page in self._pages.items():
            yield from self._page(name, page)
        if self._kept is not None:
            self._kept.save()
        for link in self._open:
            known = self._anchors(link.target)
            if link.anchor not in known and link.target not in self._faulty:
                yield problem(
                    "jangkar-putus", link.file, link.place,
                    value=quote(link.link), guess=guess(link.anchor, known),
                )  # fmt: skip
        yield from self._unprintable()
        yield from candidate_problems(self._blueprint, self._pages, self._seen)
        told: set[str] = set()
        for part in awaiting(self._blueprint):
            if part.page not in self._faulty and (
                lost := awaited_problem(part, self._pages, self._anchors_by_need(part.anchor))
            ):
                # The macro that shows the list leads there too.
                told.add(f"{self._folder}/{part.page}")
                yield lost
        for found in self._own_pages():
            told.add(found.file)
            yield found
        for found in self._led_nowhere():
            if found.file not in told:
                yield found

    def _page(self, name: str, page: PageText) -> Iterator[Problem]:
        made = self._made(name, page)
        yield from made.problems
        self._ids[name] = set(made.ids)
        self._shown[name] = {anchor for _, anchor, _ in made.links}
        for sign, (line, column, call) in made.signs.items():
            self._signs.setdefault(sign, (page.file.name, Position(line, column), call))
        for target, anchor, line in made.links:
            needed = self._needed.setdefault(target, _Needed())
            needed.count += 1
            needed.anchors.setdefault(anchor, f"{page.file.name} baris {line}")

    def _made(self, name: str, page: PageText) -> Made:
        """What the calls of a page make, but for those that have a fault."""
        faulty = self._faulty.get(name, ())
        is_printed = name in self._printed
        taken = self._seen[name].ids

        def make() -> Made:
            calls = calls_of(page, self._signatures)
            sound = (one for one in calls if page.position(one.offset).line not in faulty)
            url = page_url(name)
            return made_on(page, url, sound, self._call, taken, is_printed=is_printed)

        if self._kept is None or faulty:
            return make()
        return self._kept.made(name, (page.file.name, page.file.raw, str(is_printed)), make)

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

    def _own_pages(self) -> Iterator[Problem]:
        """Every kabupaten, bidang and guide has a page that shows what is its own, no other's."""
        programs = known_entries(self._blueprint).values()
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
            own = (one for one in programs if one.bidang == sector.kode and one.status != FALLEN)
            missing = [one.id for one in own if one.id not in shown]
            label = f"{sector.kode} {sector.nama_pendek}"
            yield from self._own_page(name, "bidang", sector.kode, label, missing)
        for calon in self._blueprint.aturan.calon:
            if calon.halaman is not None:
                name, label = f"{GUIDES}/{calon.halaman}.md", f"{calon.kode} {calon.nama}"
                yield from self._own_page(name, HEAD, calon.kode, label, [])

    def _own_page(
        self, name: str, kind: str, code: str, label: str, missing: list[str]
    ) -> Iterator[Problem]:
        page = self._pages.get(name)
        if page is None:
            file = f"{self._folder}/{name}"
            yield problem("halaman-wajib-hilang", file, _TOP, kind=kind, label=label)
            return
        said, place = self._seen[name].head.get(kind, (code, _TOP))
        if said != code and said in self._known[kind]:  # an unknown one is told by itself
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

    def _anchors_by_need(self, anchor: str) -> Callable[[str], Collection[str]]:
        """The anchors of pages: those that are known already, where these hold what is needed."""

        def of_page(name: str) -> Collection[str]:
            known = self._ids.get(name, set()) | self._seen[name].ids
            return known if anchor in known else self._anchors(name)

        return of_page

    def _anchors(self, name: str) -> frozenset[str]:
        """All anchors of a page."""
        return rendered_ids(self._pages[name]) | self._ids.get(name, set())


def _made_page(name: str, text: str) -> tuple[PageText, Seen]:
    """A page that no file holds, named so that nobody looks for one, and what it says by itself."""
    page = PageText(TextFile(f"{page_url(name)} (dibuat dari data)", Path(name), text.encode()))
    return page, see(page)
