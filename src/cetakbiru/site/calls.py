"""What macros make on pages: each call once, though the checks ask first and then the pages."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import given_among
from cetakbiru.model.reads import Cell, Computed, note_all, recording
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links

Fragment = Callable[..., Html]


@dataclass(frozen=True)
class _Made:
    """A call, what it made, and what was read for it; of that, what was given from outside."""

    fragment: Fragment
    arguments: Mapping[str, Any]
    html: Html
    reads: frozenset[Cell]
    given: Mapping[Computed, object]


@dataclass
class _Page:
    """The calls of a page in their order, which decides the ids on it; `links` is as they left
    it."""

    links: Links
    made: list[_Made] = field(default_factory=list)


class Calls:
    """What the macros of a Blueprint have made so far, page by page."""

    def __init__(self, blueprint: Blueprint) -> None:
        self.blueprint = blueprint
        self._pages: dict[str, _Page] = {}

    def made(self, url: str, at: int, fragment: Fragment, arguments: Mapping[str, Any]) -> Html:
        """What call number `at` (from 0) of the page makes; those before it were asked for before.

        Whoever records has read what was read for it, now or earlier.
        """
        page = self._pages.get(url)
        if page is None:
            page = self._pages[url] = _Page(Links(self.blueprint, url))
        known = page.made[at] if at < len(page.made) else None
        if known is None or not self._is(known, fragment, arguments):
            if known is not None:
                page = self._pages[url] = self._anew(url, page.made[:at])
            known = self._call(page.links, fragment, arguments)
            page.made.append(known)
        note_all(known.reads)
        return known.html

    def _is(self, made: _Made, fragment: Fragment, arguments: Mapping[str, Any]) -> bool:
        """Whether that call would make the same. What was published is told after the checks."""
        return (
            made.fragment is fragment
            and made.arguments == arguments
            and made.given == given_among(self.blueprint, made.given)
        )

    def _anew(self, url: str, made: list[_Made]) -> _Page:
        """The page as it was after these calls: only calling them tells which ids are taken."""
        links = Links(self.blueprint, url)
        return _Page(links, [self._call(links, one.fragment, one.arguments) for one in made])

    def _call(self, links: Links, fragment: Fragment, arguments: Mapping[str, Any]) -> _Made:
        with recording() as reads:
            html = fragment(self.blueprint, links, **arguments)
        return _Made(
            fragment, arguments, html, frozenset(reads), given_among(self.blueprint, reads)
        )


class Pass:
    """One way through the pages, call after call."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._next: dict[str, int] = {}

    def call(self, url: str, fragment: Fragment, arguments: Mapping[str, Any]) -> Html:
        """What the next call on the page makes."""
        at = self._next.get(url, 0)
        self._next[url] = at + 1
        return self._calls.made(url, at, fragment, arguments)

    def again(self, url: str) -> None:
        """Begins the page anew."""
        self._next.pop(url, None)


def given(signature: inspect.Signature, args: tuple[Any, ...], named: Mapping[str, Any]) -> Any:
    """The arguments of a call by name. Raises TypeError where the macro takes others."""
    return dict(signature.bind(*args, **named).arguments)


class LastCalls:
    """The calls of the Blueprint that was asked for last: checks and pages ask for the same."""

    def __init__(self) -> None:
        self._calls: Calls | None = None

    def of(self, blueprint: Blueprint) -> Calls:
        """Those of this Blueprint, for whoever asks."""
        if self._calls is None or self._calls.blueprint is not blueprint:
            self._calls = Calls(blueprint)
        return self._calls
