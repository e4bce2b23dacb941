"""What a page says by itself, as far as the rules of other pages ask for it, as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import Signature
from typing import Any

from cetakbiru.checks.pages.anchors import plain_ids
from cetakbiru.checks.pages.frontmatter import CODES_OF_HEAD
from cetakbiru.checks.pages.links import OpenLink, Target
from cetakbiru.checks.pages.macros import CODES_OF_PARAMETER, calls_of
from cetakbiru.checks.pages.text import PageText
from cetakbiru.model.text import Position

_HEAD = ("title", "description", *CODES_OF_HEAD)


@dataclass(frozen=True)
class Seen:
    """The texts of a page's head with their places, the ids that can be told without rendering it,
    and whether macros make more of them."""

    head: Mapping[str, tuple[str, Position]]
    ids: frozenset[str]
    has_calls: bool


@dataclass(frozen=True)
class Sound:
    """A page without a fault of its own, and what others must still hold for it: codes that it
    names, places that it leads to, and links that wait for what macros make."""

    seen: Seen
    codes: tuple[tuple[str, str], ...]
    targets: Sequence[Target]
    open: Sequence[OpenLink]

    def to_json(self) -> list[object]:
        """Plain values."""
        head = {key: [text, at.line, at.column] for key, (text, at) in self.seen.head.items()}
        waiting = [[one.place.line, one.place.column, *_rest(one)] for one in self.open]
        ids = sorted(self.seen.ids)
        return [head, ids, self.seen.has_calls, self.codes, self.targets, waiting]

    @classmethod
    def from_json(cls, file: str, value: Any) -> Sound:
        """What `to_json` told of the file."""
        head, ids, has_calls, codes, targets, waiting = value
        places = {key: (text, Position(line, column)) for key, (text, line, column) in head.items()}
        return cls(
            Seen(places, frozenset(ids), has_calls),
            tuple((name, text) for name, text in codes),
            [Target(*one) for one in targets],
            [OpenLink(file, Position(line, column), *rest) for line, column, *rest in waiting],
        )


def _rest(link: OpenLink) -> tuple[str, str, str]:
    return link.link, link.target, link.anchor


def see(page: PageText) -> Seen:
    """What a page says by itself."""
    return Seen(dict(_head(page)), plain_ids(page), "{{" in page.prose)


def _head(page: PageText) -> Iterator[tuple[str, tuple[str, Position]]]:
    tree = page.front_matter
    value = tree.value if tree and isinstance(tree.value, dict) else {}
    for key in _HEAD:
        text = value.get(key)
        if tree and isinstance(text, str):
            yield key, (text, tree.position((key,)))


def named_codes(
    page: PageText, seen: Seen, macros: Mapping[str, Signature]
) -> Iterator[tuple[str, str]]:
    """Every code that a page without faulty calls names, with the list that must hold it."""
    for key, target in CODES_OF_HEAD.items():
        if key in seen.head:
            yield target, seen.head[key][0]
    for call in calls_of(page, macros):
        for key, text in call.arguments.items():
            if key in CODES_OF_PARAMETER:
                yield CODES_OF_PARAMETER[key], str(text)
