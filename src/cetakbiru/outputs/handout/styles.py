"""The part of the site's style sheet that one document needs, to stand in that document.

The sheet is ours: well-formed, its colours chosen by an attribute that a script of the site sets.
A document without scripts follows the system instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_NOTICE = re.compile(r"SPDX-FileCopyrightText: (.+)|(SPDX-License-Identifier: .+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
# Names within these hold for some of what a selector means, or for none of it.
_CONDITIONS = re.compile(r":(?:is|not|where|has)\([^()]*(?:\([^()]*\)[^()]*)*\)")
_NAME = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
_ATTRIBUTE = re.compile(r"\[[^\]]*\]")
_USED = re.compile(r'(?:class|id)="([^"]*)"')
_DARK, _LIGHT = '[data-md-color-scheme="slate"]', '[data-md-color-scheme="default"]'
_DARK_SYSTEM = "@media screen and (prefers-color-scheme:dark)"
_FETCHING = re.compile(r"""url\((?!["']?data:)""")
_GROUPS = ("@media", "@supports", "@container", "@layer")


@dataclass(frozen=True)
class _Rule:
    """A rule as it is written. `names`: for each of its selectors the classes and ids that it
    needs; `within`: the groups of rules that hold it, outermost first."""

    within: tuple[str, ...]
    text: str
    names: tuple[frozenset[str], ...]


def styles_for(html: str, sheet: str) -> str:
    """The rules of `sheet` that something in `html` can match, in their order, below its notices.

    A rule is left out only where a class or an id that it needs is nowhere in the document.
    """
    used = {name for found in _USED.findall(html) for name in found.split()}
    kept = (rule for rule in _rules(sheet) if any(names <= used for names in rule.names))
    return "".join((_notices(sheet), *_grouped(kept)))


def _notices(sheet: str) -> str:
    """Whose the rules are and under which licence, as the sheet says it."""
    told = dict.fromkeys(found[1] or found[2] for found in _NOTICE.finditer(sheet))
    return f"/* {'; '.join(told)} */" if told else ""


def _grouped(rules: Iterator[_Rule]) -> Iterator[str]:
    """The rules, those of one group within it."""
    open_groups: tuple[str, ...] = ()
    for rule in rules:
        if rule.within != open_groups:
            yield "}" * len(open_groups)
            yield "".join(f"{group}{{" for group in rule.within)
            open_groups = rule.within
        yield rule.text
    yield "}" * len(open_groups)


@lru_cache(maxsize=2)
def _rules(sheet: str) -> tuple[_Rule, ...]:
    return tuple(_read(_SPACE.sub(" ", _COMMENT.sub("", sheet)), ()))


def _read(text: str, within: tuple[str, ...]) -> Iterator[_Rule]:
    for head, body in _blocks(text):
        if head.startswith(_GROUPS):
            yield from _read(body, (*within, head))
        elif _FETCHING.search(body):
            # Typefaces and pictures that lie beside the site: a document alone has none of them.
            continue
        elif _DARK in head:
            yield from _read(f"{head.replace(_DARK, _LIGHT)}{{{body}}}", (*within, _DARK_SYSTEM))
        elif head.startswith("@"):
            yield _Rule(within, f"{head}{{{body}}}", (frozenset(),))
        else:
            yield _Rule(within, f"{head}{{{body}}}", tuple(map(_needed, _selectors(head))))


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Each block of the text as what stands before its braces and what between them."""
    depth, start, opened = 0, 0, 0
    for mark in re.finditer(r'[{}]|"[^"]*"', text):
        if mark[0] == "{":
            depth += 1
            if depth == 1:
                opened = mark.start()
        elif mark[0] == "}":
            depth -= 1
            if depth == 0:
                yield text[start:opened].strip(), text[opened + 1 : mark.start()].strip()
                start = mark.end()


def _selectors(head: str) -> list[str]:
    """The selectors of a rule without their conditions, at whose commas it can't be parted."""
    return _CONDITIONS.sub("", _ATTRIBUTE.sub("", head)).split(",")


def _needed(selector: str) -> frozenset[str]:
    return frozenset(_NAME.findall(selector))
