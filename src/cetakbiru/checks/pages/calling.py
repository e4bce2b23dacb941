"""What the calls of one page make, as far as the rules ask for it; kept by what was read for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import unquote

from cetakbiru.base.digests import digest
from cetakbiru.checks.files.printable import unprintable
from cetakbiru.checks.kept import Kept
from cetakbiru.checks.pages.leftovers import LEFTOVERS, may_hold_leftovers
from cetakbiru.checks.pages.macros import Call
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.addresses import resolved
from cetakbiru.model.cells import Ledger, Trace
from cetakbiru.model.load import Blueprint
from cetakbiru.model.reads import Cell, recording

# What a macro makes on a page: the page's address, the macro's name and arguments → HTML.
Caller = Callable[[str, str, Mapping[str, Any]], str]

_LINK = re.compile(r'<a\s[^<>]*?href="([^"]*)"([^<>]*)')
# Plain letters first: they are found five times as fast as a blank of any kind.
_IDS = re.compile(r'id="(?<=\sid=")([^"]+)"')
_CODE = re.compile(r"<(code|pre|script|style)\b.*?</\1>|<[^<>]*>", re.S)
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
# Marks a link to a page of another edition, which lies outside this site.
_OTHER_EDITION = "data-edisi"
_INDEX = "dibuat"


@dataclass(frozen=True)
class Made:
    """The ids that the calls of a page make, the addresses and anchors to which they lead, each
    with the line of its call, and the first call that makes each character that can't be printed.
    """

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str, int]] = field(default_factory=list)
    signs: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def from_json(cls, value: Any) -> Made:
        """What `to_json` told."""
        ids, links, signs = value
        return cls(ids, links, signs)

    def to_json(self) -> list[Any]:
        """Plain values of what has no problem."""
        return [self.ids, self.links, self.signs]


def made_on(
    page: PageText,
    url: str,
    calls: Iterable[Call],
    caller: Caller,
    taken: Collection[str],
    *,
    is_printed: bool,
) -> Made:
    """What these calls make on a page whose author has `taken` ids."""
    made = Made()
    first = set(taken)
    own: set[str] = set()
    for call in calls:
        place = page.position(call.offset)
        try:
            html = caller(url, call.name, call.arguments)
        except Exception as error:
            reason = f"{type(error).__name__} {error}"
            values = {"name": call.name, "reason": quote(reason)}
            made.problems.append(_problem("makro-gagal", page, call, values))
            continue
        made.problems.extend(_leftovers(page, call, html))
        for sign in unprintable(html) if is_printed else ():
            made.signs.setdefault(sign[0], (place.line, place.column, call.name))
        ids = _IDS.findall(html)
        double = next(_doubles(ids, first), None)
        if double is not None:
            values = {"name": call.name, "value": quote(double)}
            made.problems.append(_problem("makro-jangkar-ganda", page, call, values))
        made.ids.extend(ids)
        own.update(ids)
        first.update(ids)
        for target, anchor in _links(url, html):
            if target != url or anchor not in own:
                made.links.append((target, anchor, place.line))
    return made


def _problem(code: str, page: PageText, call: Call, values: Mapping[str, object]) -> Problem:
    return problem(code, page.file.name, page.position(call.offset), call.name, **values)


def _leftovers(page: PageText, call: Call, html: str) -> Iterator[Problem]:
    if not may_hold_leftovers(html):
        return
    text = unescape(_CODE.sub(" ", html))
    found = LEFTOVERS.search(text)
    if found:
        around = text[max(found.start() - 30, 0) : found.end() + 30]
        shown = quote(" ".join(around.split()))
        values = {"name": call.name, "value": quote(found[0]), "text": shown}
        yield _problem("makro-sisa-templat", page, call, values)


def _doubles(made: list[str], first: Collection[str]) -> Iterator[str]:
    seen: set[str] = set()
    for one in made:
        if one in seen or one in first:
            yield one
        seen.add(one)


def _links(url: str, html: str) -> Iterator[tuple[str, str]]:
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


class KeptCalls:
    """What the calls of pages made in an earlier run, judged for this Blueprint, and in this one.

    It is believed when the page, what was told of it, and every cell of the data that was read for
    it are as they were.
    """

    def __init__(self, kept: Kept, blueprint: Blueprint) -> None:
        self._kept = kept
        self._key = kept.key(_INDEX)
        self._now: dict[str, tuple[str, Trace, Made]] = {}
        index = kept.get(self._key) or {"data": None, "pages": {}}
        self._ledger = Ledger(blueprint, index["data"])
        self._before: Mapping[str, Any] = index["pages"]

    def made(self, name: str, inputs: tuple[str | bytes, ...], make: Callable[[], Made]) -> Made:
        """What the calls of a page make from these inputs, as before or made now."""
        key = digest(*inputs)
        before, trace, made = self._before.get(name, ("", None, None))
        if before == key and self._ledger.holds(read := Trace.from_json(trace)):
            found = Made.from_json(made)
            self._now[name] = (key, read, found)
            return found
        with recording() as reads:
            found = make()
        if not found.problems:
            self._now[name] = (key, self._trace(reads), found)
        return found

    def _trace(self, reads: Iterable[Cell]) -> Trace:
        return self._ledger.trace(reads)

    def save(self) -> None:
        """Keeps what is known now."""
        pages = {
            name: [key, trace.to_json(), made.to_json()]
            for name, (key, trace, made) in self._now.items()
        }
        data = self._ledger.to_json(trace for _, trace, _ in self._now.values())
        self._kept.put(self._key, {"data": data, "pages": pages})
