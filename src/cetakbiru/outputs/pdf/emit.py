"""The tree as one print HTML: what the engine lays out, and nothing besides."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.front import adoption, cover, imprint, partial_lists, whole_lists
from cetakbiru.outputs.pdf.identity import Identity
from cetakbiru.outputs.pdf.plan import Role
from cetakbiru.outputs.pdf.tree import Chapter, PrintTree
from cetakbiru.outputs.pdf.typefaces import font_face_rules
from cetakbiru.pages.fragments.html import Html, element, fragment

_LOOK = Path(__file__).with_name("print.css")
# Stands readable in the metadata of every PDF.
_GENERATOR = "ppm pdf"
# What would end a string of a style sheet, or the style sheet itself.
_ENDS_CSS = re.compile(r'["\\<\x00-\x1f\x7f]')


def whole_document(blueprint: Blueprint, identity: Identity, tree: PrintTree) -> str:
    """The document for adoption as HTML."""
    front = fragment(
        cover(blueprint, identity, None),
        adoption(identity),
        imprint(identity, None),
    )
    preface = [chapter for chapter in tree.chapters if chapter.page.role is Role.PREFACE]
    rest = [chapter for chapter in tree.chapters if chapter.page.role is not Role.PREFACE]
    body = (
        front,
        *map(_section, preface),
        whole_lists(tree),
        *map(_section, rest),
    )
    return page_html(identity, identity.edition.judul, body)


def partial_document(
    blueprint: Blueprint, identity: Identity, tree: PrintTree, subject: str
) -> str:
    """One kabupaten or chapter as a document of its own, with the numbers of the whole."""
    body = (
        cover(blueprint, identity, subject),
        imprint(identity, subject),
        partial_lists(tree),
        *map(_section, tree.chapters),
    )
    return page_html(identity, f"{subject}. {identity.edition.judul_pendek}", body)


def _section(chapter: Chapter) -> Html:
    if chapter.page.landscape:
        chapter.element.set("class", f"{chapter.page.role.value} lanskap")
    # Serialised as HTML, so that empty elements stay open and void ones closed.
    return Html(etree.tostring(chapter.element, encoding="unicode", method="html"))


def is_own_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF made here that nobody has signed since."""
    return f">{_GENERATOR}<".encode() in content and b"/ByteRange" not in content


def page_html(identity: Identity, title: str, body: tuple[Html, ...]) -> str:
    """A print HTML of its own: head, style and body."""
    edition = identity.edition
    moment = f"{identity.day.isoformat()}T00:00:00Z"
    meta = {
        "author": identity.speaker.name,
        "description": f"{edition.judul}. Edisi {edition.versi}, {identity.status.label.lower()}.",
        "keywords": f"PPM, cetak biru, {edition.provinsi.nama}, edisi {edition.versi}",
        "generator": _GENERATOR,
        "dcterms.created": moment,
        "dcterms.modified": moment,
    }
    head = element(
        "head",
        None,
        Html('<meta charset="utf-8">'),
        element("title", None, f"{title}{identity.speaker.bracketed()}"),
        *(Html(str(_meta(name, content))) for name, content in meta.items()),
        element("style", None, Html(style(identity))),
    )
    page = element("html", {"lang": "id"}, head, element("body", None, *body))
    return f"<!DOCTYPE html>\n{page}\n"


def _meta(name: str, content: str) -> Html:
    empty = element("meta", {"name": name, "content": content})
    return Html(empty.removesuffix("</meta>"))


def style(identity: Identity) -> str:
    """The whole style sheet: fonts, look, running heads."""
    strings = {
        "judul": identity.edition.judul_pendek,
        "edisi": identity.edition_line,
    }
    look = _LOOK.read_text(encoding="utf-8")
    for name, text in strings.items():
        look = look.replace(f"@@{name}@@", _in_css(text))
    return (font_face_rules() + look).replace("</", "<\\/")


def _in_css(text: str) -> str:
    """Text for a string in a style sheet within a page: no mark of it ends any of them."""
    return _ENDS_CSS.sub(lambda match: f"\\{ord(match[0]):x} ", text)
