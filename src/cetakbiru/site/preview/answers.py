"""What a preview answers to an address: a file of the site, the page of what is wrong, or news.

Pages are those of the site but for one script file at their end, so that their
Content-Security-Policy holds as it is. Below RESERVED lies what only a preview has.
"""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote_to_bytes

from cetakbiru.pages.fragments.html import Html, element
from cetakbiru.pages.theme_files import THEME_FOLDER
from cetakbiru.site.preview.state import Preview, Shown
from cetakbiru.site.preview.trouble import trouble_page

RESERVED = "_pratinjau"
FOLLOW = "ikuti.js"
NEWS = "perubahan"
EARLIER = "sebelumnya"
THEME = "tema"
# In seconds; a page then asks again.
_PATIENCE = 25.0
_PAGE = "index.html"
_SCRIPT = Path(__file__).with_name(FOLLOW)


@dataclass(frozen=True)
class Answer:
    """A status, a kind of content, the content, and what else the head says."""

    status: HTTPStatus
    kind: str
    content: bytes
    head: dict[str, str] = field(default_factory=dict)


def answer(preview: Preview, run: str, target: str) -> Answer:
    """The answer to a request for `target`. `run` tells the numbers of this run from others'."""
    path, _, query = target.partition("?")
    parts = _parts(path)
    if parts is None:
        return _said(HTTPStatus.BAD_REQUEST, "Alamat itu tidak dapat dibaca.")
    is_folder = not parts or path.endswith("/")
    if parts[:1] == [RESERVED]:
        return _reserved(preview, run, parts[1:], is_folder, parse_qs(query))
    shown = preview.shown()
    is_page = is_folder or parts[-1].endswith(".html") or "." not in parts[-1]
    if shown.site is None or (shown.trouble and is_page):
        return _page(run, shown, trouble_page(shown, parts, RESERVED), whole=False)
    return _of_site(run, shown, shown.site, parts, is_folder, "/")


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
    preview: Preview, run: str, parts: list[str], is_folder: bool, query: dict[str, list[str]]
) -> Answer:
    if parts == [FOLLOW]:
        return Answer(HTTPStatus.OK, "text/javascript; charset=utf-8", _SCRIPT.read_bytes())
    if parts == [NEWS]:
        known_run, _, number = query.get("sejak", [""])[0].partition("-")
        since = int(number) if known_run == run and number.isdecimal() else -1
        return _said(HTTPStatus.OK, f"{run}-{preview.after(since, _PATIENCE).number}")
    if parts[:1] == [THEME]:
        file = _file(THEME_FOLDER / "assets", parts[1:])
        if file is not None:
            return _whole(file)
    shown = preview.shown()
    if parts[:1] == [EARLIER] and shown.site:
        if shown.trouble is None:
            return _elsewhere(parts[1:], is_folder, "/")
        return _of_site(run, shown, shown.site, parts[1:], is_folder, f"/{RESERVED}/{EARLIER}/")
    return _said(HTTPStatus.NOT_FOUND, "Alamat itu tidak ada.")


def _of_site(
    run: str, shown: Shown, site: Path, parts: list[str], is_folder: bool, below: str
) -> Answer:
    file = _file(site, [*parts, _PAGE] if is_folder else parts)
    if file is None and not is_folder and _file(site, [*parts, _PAGE]):
        return _elsewhere(parts, True, below)
    status = HTTPStatus.OK
    if file is None:
        file, status = _file(site, ["404.html"]), HTTPStatus.NOT_FOUND
    if file is None:
        return _said(status, "Halaman itu tidak ada.")
    if file.suffix != ".html":
        return _whole(file, status)
    return _page(run, shown, file.read_bytes(), status=status)


def _file(folder: Path, parts: list[str]) -> Path | None:
    """A file below the folder, wherever links of its path may lead."""
    file = folder.joinpath(*parts)
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        return file if inside and file.is_file() else None
    except (OSError, ValueError):
        return None


def _elsewhere(parts: list[str], is_folder: bool, below: str) -> Answer:
    place = below + "/".join(map(quote, parts)) + ("/" if is_folder and parts else "")
    return Answer(HTTPStatus.FOUND, "text/plain", b"", {"Location": place})


def _page(
    run: str,
    shown: Shown,
    content: bytes,
    *,
    whole: bool = True,
    status: HTTPStatus = HTTPStatus.OK,
) -> Answer:
    """The page, with the script that follows what is saved."""
    script: Html = element(
        "script",
        {
            "src": f"/{RESERVED}/{FOLLOW}",
            "data-nomor": f"{run}-{shown.number}",
            "data-tanya": f"/{RESERVED}/{NEWS}",
            "data-utuh": "ya" if whole else "tidak",
        },
    )
    before, end, after = content.rpartition(b"</body>")
    return Answer(status, "text/html; charset=utf-8", before + script.encode() + end + after)


def _whole(file: Path, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("javascript", "json", "xml")):
        kind += "; charset=utf-8"
    return Answer(status, kind, file.read_bytes())


def _said(status: HTTPStatus, text: str) -> Answer:
    return Answer(status, "text/plain; charset=utf-8", text.encode())
