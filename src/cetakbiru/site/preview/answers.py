"""What a preview answers to an address: a file of the site, what is wrong, or news.

Pages are those of the site but for one script file at their end, and a bar while something is
wrong, so that their Content-Security-Policy holds as it is. Below RESERVED lies what only a preview
has.
"""

from __future__ import annotations

import json
import mimetypes
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote_to_bytes

from cetakbiru.base.digests import digest
from cetakbiru.base.errors import Refused
from cetakbiru.pages.fragments.html import EMPTY, Html, element
from cetakbiru.pages.theme_files import THEME_FOLDER
from cetakbiru.site.preview.showing import file_in
from cetakbiru.site.preview.state import Preview, Shown
from cetakbiru.site.preview.trouble import trouble_bar, trouble_page, waiting_page

RESERVED = "_pratinjau"
FOLLOW = "ikuti.js"
STYLE = "pratinjau.css"
NEWS = "perubahan"
TROUBLE = "masalah"
THEME = "tema"
# In seconds; a page then asks again.
_PATIENCE = 25.0
# In seconds: whoever waits longer for a page is told what is being done.
_SILENCE = 1.0
_PAGE = "index.html"
_MISSING = "404.html"
_OWN = Path(__file__).parent
_BEGINNING = "Menyusun halaman"


@dataclass(frozen=True)
class Answer:
    """A status, a kind of content, the content, and what else the head says."""

    status: HTTPStatus
    kind: str
    content: bytes
    head: dict[str, str] = field(default_factory=dict)


def answer(preview: Preview, target: str, *, is_patient: bool = True) -> Answer:
    """The answer to a request for `target`. Who is not patient gets a page that tells to wait."""
    path, _, query = target.partition("?")
    parts = _parts(path)
    if parts is None:
        return _said(HTTPStatus.BAD_REQUEST, "Alamat itu tidak dapat dibaca.")
    is_folder = not parts or path.endswith("/")
    if parts[:1] == [RESERVED]:
        return _reserved(preview, parts[1:], is_folder, parse_qs(query))
    if is_folder or parts[-1].endswith(".html") or "." not in parts[-1]:
        return _page(preview, parts, is_folder, is_patient)
    return _file(preview, "/".join(parts))


def _parts(path: str) -> list[str] | None:
    """The names of a path; None where one of them is none that a site can have."""
    try:
        names = [unquote_to_bytes(name).decode() for name in path.split("/") if name]
    except UnicodeDecodeError:
        return None
    if any(name in (".", "..") or set(name) & set("/\\\0:") for name in names):
        return None
    return names


def _reserved(
    preview: Preview, parts: list[str], is_folder: bool, query: dict[str, list[str]]
) -> Answer:
    if parts == [FOLLOW]:
        return _whole(FOLLOW, (_OWN / "bundle" / FOLLOW).read_bytes())
    if parts == [STYLE]:
        return _whole(STYLE, (_OWN / STYLE).read_bytes())
    if parts[:1] == [NEWS]:
        known, stage = (query.get(name, [""])[0] for name in ("sejak", "tahap"))
        return _news(preview, parts[1:], known, stage)
    if parts[:1] == [TROUBLE]:
        shown = preview.seen(_place(parts[1:], is_folder))
        if shown is None or shown.trouble is None:
            return _elsewhere(parts[1:], is_folder)
        return _html(shown, _place([RESERVED, *parts], is_folder))
    if parts[:1] == [THEME]:
        content = file_in(THEME_FOLDER / "assets", "/".join(parts[1:])) if parts[1:] else None
        if content is not None:
            return _whole(parts[-1], content)
    return _said(HTTPStatus.NOT_FOUND, "Alamat itu tidak ada.")


def _page(preview: Preview, parts: list[str], is_folder: bool, is_patient: bool) -> Answer:
    place = _place(parts, is_folder)
    shown = preview.seen(place, None if is_patient else _SILENCE)
    if shown is None:
        page = waiting_page(preview.stage or _BEGINNING, RESERVED)
        return _with_script(_View(page, is_whole=False), place, "-.0")
    site = shown.site
    if site is not None and site.file(place) is None and not site.is_outdated(place):
        folder = f"{place}/{_PAGE}"
        if not is_folder and (site.file(folder) is not None or site.is_outdated(folder)):
            return _elsewhere(parts, is_folder=True)
        if site.can_make(place):
            return _file(preview, place)
        if moved := preview.moved(place if place.endswith(_PAGE) else folder):
            return _elsewhere(moved.split("/")[:-1], is_folder=True)
    return _html(shown, place)


def _file(preview: Preview, path: str) -> Answer:
    try:
        content = preview.made(path)
    except Refused as refusal:
        return _said(HTTPStatus.SERVICE_UNAVAILABLE, refusal.message)
    if content is not None:
        return _whole(path, content)
    shown = preview.seen(path)
    if shown is None:
        return _said(HTTPStatus.SERVICE_UNAVAILABLE, "Pratinjau sudah berakhir.")
    return _html(shown, path)


def _news(preview: Preview, parts: list[str], known: str, stage: str) -> Answer:
    """What is new on a page, once something is."""
    place = "/".join(parts)
    deadline = time.monotonic() + _PATIENCE
    while True:
        number = preview.number
        shown, doing = preview.seen(place, 0), preview.stage
        view = _view(shown, place) if shown else None
        now = _number(shown, view) if shown and view else known
        left = deadline - time.monotonic()
        if left <= 0 or now != known or doing != stage:
            break
        preview.news(number, stage, min(left, _SILENCE))
    told = {
        "nomor": now,
        "muat": now.partition(".")[0] != known.partition(".")[0],
        "bilah": _bar(shown, view, place) if shown and view else EMPTY,
        "tahap": doing,
    }
    return Answer(HTTPStatus.OK, "application/json", json.dumps(told).encode())


@dataclass(frozen=True)
class _View:
    """What stands at a place; `is_whole`: a page of the site, and nothing in place of one."""

    content: bytes
    is_whole: bool = True
    status: HTTPStatus = HTTPStatus.OK


def _view(shown: Shown, place: str) -> _View:
    site, trouble = shown.site, shown.trouble
    found = site.file(place) if site else None
    if found is not None:
        return _View(found)
    is_list = place.startswith(f"{RESERVED}/{TROUBLE}/")
    if trouble is not None and (site is None or site.is_outdated(place) or is_list):
        return _View(trouble_page(trouble, RESERVED), is_whole=False)
    missing = site.file(_MISSING) if site else None
    return _View(missing or b"<!doctype html><body></body>", status=HTTPStatus.NOT_FOUND)


def _number(shown: Shown, view: _View) -> str:
    """Which state of a page, and of what is wrong, this is: two parts with a dot between."""
    stamp = shown.site.stamp if shown.site and view.is_whole else ""
    trouble = digest(shown.trouble.message)[:8] if shown.trouble else "0"
    return f"{digest(view.content, stamp)[:16]}.{trouble}"


def _bar(shown: Shown, view: _View, place: str) -> Html:
    if shown.trouble is None or not view.is_whole:
        return EMPTY
    return trouble_bar(shown.trouble, RESERVED, f"/{RESERVED}/{TROUBLE}/{_quoted(place)}")


def _html(shown: Shown, place: str) -> Answer:
    view = _view(shown, place)
    return _with_script(view, place, _number(shown, view), _bar(shown, view, place))


def _with_script(view: _View, place: str, number: str, bar: Html = EMPTY) -> Answer:
    """The page with the bar, and with the script that follows what is saved."""
    script: Html = element(
        "script",
        {
            "src": f"/{RESERVED}/{FOLLOW}",
            "data-nomor": number,
            "data-tanya": f"/{RESERVED}/{NEWS}/{_quoted(place)}",
            "data-gaya": f"/{RESERVED}/{STYLE}",
            "data-utuh": "ya" if view.is_whole else "tidak",
        },
    )
    before, end, after = view.content.rpartition(b"</body>")
    content = before + bar.encode() + script.encode() + end + after
    return Answer(view.status, "text/html; charset=utf-8", content)


def _place(parts: list[str], is_folder: bool) -> str:
    """The file of the site that an address means."""
    return "/".join([*parts, _PAGE] if is_folder else parts)


def _elsewhere(parts: list[str], is_folder: bool) -> Answer:
    place = "/" + _quoted("/".join(parts)) + ("/" if is_folder and parts else "")
    return Answer(HTTPStatus.FOUND, "text/plain", b"", {"Location": place})


def _quoted(place: str) -> str:
    return quote(place, safe="/")


def _whole(name: str, content: bytes) -> Answer:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
        kind += "; charset=utf-8"
    return Answer(HTTPStatus.OK, kind, content)


def _said(status: HTTPStatus, text: str) -> Answer:
    return Answer(status, "text/plain; charset=utf-8", text.encode())
