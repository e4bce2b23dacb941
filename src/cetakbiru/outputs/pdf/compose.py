"""Which sections the documents of an edition hold, before an engine sets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from lxml import html
from lxml.html import HtmlElement

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.adoption.html import end_of_annex, instrument_section
from cetakbiru.outputs.adoption.text import Instrument
from cetakbiru.outputs.adoption.wording import annex_signature
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.front import cover, imprint, origin, partial_lists, whole_lists
from cetakbiru.outputs.pdf.identity import Identity, watermark_word
from cetakbiru.outputs.pdf.paper import A4, Paper
from cetakbiru.outputs.pdf.plan import Role
from cetakbiru.outputs.pdf.tree import Chapter, PrintTree
from cetakbiru.outputs.pdf.vocabulary import unknown
from cetakbiru.pages.fragments.html import Html


@dataclass(frozen=True)
class Composed:
    """A document as sections in reading order, and what its pages and metadata say of it.

    The pages of `front` bear roman numerals. `watermark` is the word that lies under each page;
    none when it is empty.
    """

    title: str
    author: str
    description: str
    keywords: tuple[str, ...]
    day: date
    running_title: str
    edition_line: str
    watermark: str
    front: tuple[HtmlElement, ...]
    body: tuple[HtmlElement, ...]
    paper: Paper = A4


def whole_document(blueprint: Blueprint, identity: Identity, tree: PrintTree) -> Composed:
    """The document for adoption."""
    preface = [chapter for chapter in tree.chapters if chapter.page.role is Role.PREFACE]
    rest = [chapter for chapter in tree.chapters if chapter.page.role is not Role.PREFACE]
    front = (
        *read(cover(blueprint, identity, None), *origin(identity)),
        *map(_section, preface),
        *read(whole_lists(tree)),
    )
    body = [_section(chapter) for chapter in rest]
    signed = annex_signature(blueprint.edisi)
    if signed and body:
        # Within the last section, on whose page it stands, whichever way that is turned.
        body[-1].extend(read(end_of_annex(signed)))
    return compose(identity, identity.edition.judul, front, body)


def partial_document(
    blueprint: Blueprint, identity: Identity, tree: PrintTree, subject: str
) -> Composed:
    """One kabupaten or chapter as a document of its own, with the numbers of the whole."""
    front = read(
        cover(blueprint, identity, subject),
        imprint(identity, subject),
        partial_lists(tree),
    )
    title = f"{subject}. {identity.edition.judul_pendek}"
    return compose(identity, title, front, map(_section, tree.chapters))


def instrument_document(identity: Identity, one: Instrument) -> Composed:
    """The instrument by which the edition is adopted, as a document of its own."""
    made = compose(identity, one.title, (), read(instrument_section(one)))
    return replace(
        made,
        description=f"{one.mark}. {one.title}.",
        keywords=(one.kind, one.mark),
        running_title=one.kind,
        edition_line=one.mark,
    )


def compose(
    identity: Identity,
    title: str,
    front: Iterable[HtmlElement],
    body: Iterable[HtmlElement],
) -> Composed:
    """A document of these sections, with what the identity says of its origin."""
    edition = identity.edition
    return Composed(
        title=f"{title}{identity.speaker.bracketed()}",
        author=identity.speaker.name,
        description=f"{edition.judul}. Edisi {edition.versi}, {identity.status.label.lower()}.",
        keywords=("PPM", "cetak biru", edition.provinsi.nama, f"edisi {edition.versi}"),
        day=identity.day,
        running_title=edition.judul_pendek,
        edition_line=identity.edition_line,
        watermark=watermark_word(identity.status),
        front=tuple(front),
        body=tuple(body),
    )


def read(*sections: Html) -> tuple[HtmlElement, ...]:
    """HTML made here, as elements; it may hold several sections one after another."""
    found = []
    for section in sections:
        for element in html.fragments_fromstring(section):
            dom.restore_svg_names(element)
            strange = [name for _, name in unknown(element)]
            if strange:
                raise ValueError(f"not in outputs/pdf/vocabulary.py: {', '.join(strange)}")
            found.append(element)
    return tuple(found)


def _section(chapter: Chapter) -> HtmlElement:
    if chapter.page.landscape:
        dom.add_class(chapter.element, "lanskap")
    return chapter.element
