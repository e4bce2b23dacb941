"""Terms: the glossary, and a term within a sentence."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Istilah
from cetakbiru.pages.fragments.cells import source_link
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links


def glossary(blueprint: Blueprint, links: Links) -> Html:
    """Every term in alphabetical order, with its meaning and source."""
    items = sorted(blueprint.istilah.values(), key=lambda item: item.istilah.casefold())
    groups = (
        element(
            "div",
            {"id": f"istilah-{item.id}"},
            element("dt", None, _headword(item)),
            element("dd", None, item.penjelasan, " ", _origin(blueprint, links, item)),
        )
        for item in items
    )
    return element("dl", {"class": "ppm-glosarium"}, "\n", lines(groups), "\n")


def _headword(item: Istilah) -> str:
    return f"{item.istilah} ({item.kepanjangan})" if item.kepanjangan else item.istilah


def _origin(blueprint: Blueprint, links: Links, item: Istilah) -> Html:
    if item.sumber is None:
        return Html("")
    source = fragment("Sumber: ", source_link(blueprint, links, item.sumber), ".")
    return element("span", {"class": "ppm-kecil"}, source)


def term(blueprint: Blueprint, links: Links, istilah: str) -> Html:
    """A term within a sentence: a link to the glossary that carries the meaning."""
    item = blueprint.istilah[istilah]
    meaning = item.kepanjangan or item.penjelasan
    attributes = {"class": "ppm-istilah", "href": links.istilah(item.id), "title": meaning}
    return element("a", attributes, item.istilah)
