"""The file of one kabupaten: its sheet, what its finished page holds, its kecamatan, its style.

Nothing in it is fetched: links lead within the file or, where the site has an address, to the full
address of a page; any other link becomes the text that it stood on.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cetakbiru.model.addresses import page_url, resolved
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import subdistrict_page
from cetakbiru.outputs.handout.proposing import Proposing
from cetakbiru.outputs.handout.styles import styles_for
from cetakbiru.outputs.handout.subdistricts import (
    LIST_ID,
    subdistrict_id,
    subdistricts,
)
from cetakbiru.outputs.handout.summary import SHEET_ID, summary
from cetakbiru.pages.fragments.documents import HANDOUT_KILOBYTES
from cetakbiru.pages.fragments.html import Html, element, lines
from cetakbiru.pages.fragments.links import Links, link

LIMIT = HANDOUT_KILOBYTES * 1000
CONTENT_ID = "isi"
# What stands on a page for the site alone: other pages beside it, files to download, programs.
_OF_THE_SITE = (
    "script, noscript, form, button, template, iframe, img, "
    ".headerlink, .ppm-status, .ppm-unduh, .ppm-tetangga, p.ppm-sitasi, .ppm-cetak"
)
_TOO_LONG = "Bagian ini terlalu panjang untuk satu berkas; bacalah pada situs atau naskah PDF."
_OWN_STYLE = "handout.css"


def handout(
    blueprint: Blueprint, kabupaten: str, page: str, proposing: Proposing | None, sheet: str
) -> bytes:
    """The file as UTF-8. `page` is the finished page of the kabupaten, `sheet` the site's style."""
    url = f"kabupaten/{blueprint.kabupaten[kabupaten].slug}/"
    article = _article(page)
    body = _body(blueprint, url, kabupaten, article, proposing)
    html = _whole(blueprint, kabupaten, body, sheet)
    while len(html) > LIMIT and _without_longest(article):
        body = _body(blueprint, url, kabupaten, article, proposing)
        html = _whole(blueprint, kabupaten, body, sheet)
    return html


def _article(page: str) -> LexborNode:
    """What the page says, without what only the site can do."""
    article = LexborHTMLParser(page).css_first("article")
    if article is None:
        raise ValueError("a page without an article")
    for node in article.css(f"{_OF_THE_SITE}, h1"):
        node.decompose()
    return article


def _without_longest(article: LexborNode) -> bool:
    """Puts a sentence in the place of its longest part; False when none is left."""
    parts = [part for part in article.iter() if len(part.html or "") > len(_TOO_LONG) * 2]
    if not parts:
        return False
    longest = max(parts, key=lambda part: len(part.html or ""))
    note = LexborHTMLParser(element("p", {"class": "ppm-catatan"}, _TOO_LONG)).css_first("p")
    if note is not None:
        longest.replace_with(note)
    return True


def _body(
    blueprint: Blueprint,
    url: str,
    kabupaten: str,
    article: LexborNode,
    proposing: Proposing | None,
) -> str:
    links = Links(blueprint, url)
    content = element(
        "article",
        {"id": CONTENT_ID},
        element("h2", None, "Isi lengkap"),
        Html(article.inner_html or ""),
    )
    places = subdistricts(blueprint, kabupaten)
    main = element(
        "main",
        {"class": "md-typeset"},
        "\n",
        lines(
            (_contents(places), summary(blueprint, links, kabupaten, proposing), content, places)
        ),
        "\n",
    )
    tree = LexborHTMLParser(element("body", {"class": "ppm-kiriman"}, main))
    held = {
        page_url(subdistrict_page(blueprint, item.kode)).rstrip("/"): subdistrict_id(item)
        for item in blueprint.kecamatan_of(kabupaten)
    }
    _lead_within(tree, url, held, blueprint.edisi.edition_address or "")
    body = tree.body
    return (body.html if body is not None else None) or ""


def _contents(places: Html) -> Html:
    """The parts of the file, for whoever reads it on a small screen."""
    parts = [link(f"#{SHEET_ID}", "Ringkasan"), link(f"#{CONTENT_ID}", "Isi lengkap")]
    if places:
        parts.append(link(f"#{LIST_ID}", "Kecamatan dan desa"))
    return element("nav", {"aria-label": "Isi berkas"}, *parts)


def _lead_within(tree: LexborHTMLParser, url: str, held: Mapping[str, str], address: str) -> None:
    """Lets every link of the body lead somewhere from a file that lies alone.

    `held`: the pages of the site whose place is in the file, each with its anchor there.
    """
    anchors = {node.attributes["id"] for node in tree.css("[id]")}
    for node in tree.css("a[href], area[href]"):
        href = node.attributes["href"] or ""
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            continue
        path = resolved(url.rstrip("/"), unquote(parts.path)) if parts.path else url.rstrip("/")
        own = path == url.rstrip("/")
        if own and unquote(parts.fragment) in anchors:
            node.attrs["href"] = f"#{parts.fragment}"
        elif path in held:
            node.attrs["href"] = f"#{held[path]}"
        elif address:
            node.attrs["href"] = _full(address, path, parts.path, parts.fragment)
        else:
            node.unwrap()
    for node in tree.css("use"):
        node.decompose()


def _full(address: str, path: str, written: str, anchor: str) -> str:
    folder = "/" if path and (not written or written.endswith("/")) else ""
    return f"{address}{path}{folder}" + (f"#{anchor}" if anchor else "")


def _whole(blueprint: Blueprint, kabupaten: str, body: str, sheet: str) -> bytes:
    own = files(__package__).joinpath(_OWN_STYLE).read_text(encoding="utf-8")
    style = styles_for(body, f"{sheet}\n{own}")
    name = f"{blueprint.region_name(kabupaten)} – {blueprint.edisi.judul_pendek}"
    head = (
        element("meta", {"charset": "utf-8"}),
        element("meta", {"http-equiv": "Content-Security-Policy", "content": _policy(style)}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        element("meta", {"name": "robots", "content": "noindex"}),
        element("title", None, name),
        element("style", None, Html(style)),
    )
    root = element(
        "html",
        {"lang": "id", "dir": "ltr", "data-md-color-scheme": "default"},
        element("head", None, *head),
        Html(body),
    )
    return f"<!doctype html>\n{root}\n".encode()


def _policy(style: str) -> str:
    """Nothing runs and nothing is fetched; the one style is known by its hash."""
    known = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{known}'; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
