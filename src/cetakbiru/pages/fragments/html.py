"""HTML built from data without ever trusting it: every child and attribute is escaped.

What is already HTML bears the type `Html`; every other text is escaped when it becomes a child.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape as _escape

# A site says the same words many times over: names, units, classes, addresses.
escape = lru_cache(maxsize=1 << 16)(_escape)

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr"})

Attributes = Mapping[str, str | int | None]


class Html(str):
    """Text that is HTML already. Adding to it gives plain text, which is escaped again: safe."""

    __slots__ = ()


EMPTY = Html("")


def element(tag: str, attributes: Attributes | None = None, *children: str) -> Html:
    """One element. Attributes that are None are left out; the others keep their order."""
    opening = ""
    if attributes:
        for name, value in attributes.items():
            if value is not None:
                opening += f' {name}="{escape(str(value))}"'
    if tag in _VOID:
        return Html(f"<{tag}{opening}>")
    if len(children) == 1:
        # Most have one child, and a site has a hundred thousand of them.
        (child,) = children
        inside = child if isinstance(child, Html) else escape(child)
    else:
        inside = _text(children)
    return Html(f"<{tag}{opening}>{inside}</{tag}>")


def fragment(*children: str) -> Html:
    """The children one after another."""
    return Html(_text(children))


def _text(children: Iterable[str]) -> str:
    # A list: join would make one of a generator first.
    return "".join([child if isinstance(child, Html) else escape(child) for child in children])


def joined(separator: str, children: Iterable[str]) -> Html:
    """The children with `separator` between them."""
    between = separator if isinstance(separator, Html) else escape(separator)
    return Html(between.join([_text((child,)) for child in children]))


def lines(children: Iterable[Html]) -> Html:
    """Elements each on a line of its own, so that the page's source can be read and compared."""
    return Html("\n".join(child for child in children if child))
