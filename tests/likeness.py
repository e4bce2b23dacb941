"""How much of the text of one page stands on another too, by three ways of counting.

None alone can be trusted: by texts a table of names counts as its own, by lines a sentence with one
other word does, and five words in a row miss what is short.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from lxml import html

Parts = list[tuple[Hashable, int]]
# Within a line.
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "sup", "time"})
_WORDS = 5


def by_texts(article: html.HtmlElement) -> Parts:
    """Every text between two tags, weighed by its characters."""
    return [(text, len(text)) for text in map(_plain, article.itertext()) if text]


def by_lines(article: html.HtmlElement) -> Parts:
    """Every line as it is read, whatever is marked within it."""
    return [(line, 1) for line in _lines(article)]


def by_words(article: html.HtmlElement) -> Parts:
    """Every five words in a row."""
    words = re.findall(r"\w+", " ".join(_lines(article)).lower())
    return [(tuple(words[at : at + _WORDS]), 1) for at in range(len(words) - _WORDS + 1)]


WAYS: Mapping[str, Callable[[html.HtmlElement], Parts]] = MappingProxyType(
    {"teks": by_texts, "baris": by_lines, "kata": by_words}
)


def shared(own: Parts, other: Parts) -> float:
    """The share of one page's parts that stand on the other."""
    there = {part for part, _ in other}
    return sum(weight for part, weight in own if part in there) / sum(weight for _, weight in own)


def article_of(page: Path, without: Iterable[str]) -> html.HtmlElement:
    """What a finished page tells: without drawings, scripts and the parts of these classes."""
    (article,) = html.fromstring(page.read_bytes()).iter("article")
    left_out = " | ".join(f"//*[contains(@class, '{name}')]" for name in without)
    for one in article.xpath(f"//svg | //script | {left_out}"):
        one.clear(keep_tail=True)
    return article


def _lines(article: html.HtmlElement) -> list[str]:
    lines = [""]

    def read(one: html.HtmlElement) -> None:
        ends = one.tag not in _INLINE
        if ends:
            lines.append("")
        lines[-1] += one.text or ""
        for child in one.iterchildren(tag=html.etree.Element):
            read(child)
            lines[-1] += child.tail or ""
        if ends:
            lines.append("")

    read(article)
    return [line for line in map(_plain, lines) if line]


def _plain(text: str) -> str:
    return " ".join(text.split())
