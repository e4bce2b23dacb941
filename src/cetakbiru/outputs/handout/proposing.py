"""How a village proposes, as the site's own page on it says: its steps, and what it warns of."""

from __future__ import annotations

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from cetakbiru.outputs.reader import squeeze


@dataclass(frozen=True)
class Proposing:
    """`steps` in their order; `warnings` are sentences that must not be left out beside them."""

    steps: tuple[str, ...]
    warnings: tuple[str, ...]


def how_to_propose(page: LexborHTMLParser) -> Proposing | None:
    """The first numbered list of the page with its warnings; None for a page without a list."""
    for mark in page.css("article sup, article .footnote, article .headerlink"):
        mark.decompose()
    found = page.css_first("article ol")
    if found is None:
        return None
    warned = page.css("article .admonition.warning p:not(.admonition-title)")
    return Proposing(
        tuple(squeeze(step.text()) for step in found.css("li")),
        tuple(squeeze(one.text()) for one in warned),
    )
