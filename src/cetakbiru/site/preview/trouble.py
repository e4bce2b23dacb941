"""What a preview tells of content that can't be shown: a bar on pages, and a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cetakbiru.base.errors import Refused
from cetakbiru.checks.problems import ERROR, SPOKEN, Problem
from cetakbiru.pages.fragments.html import Html, element, fragment
from cetakbiru.site.inputs import FaultyContent

_STYLES = ("frame/palette.css", "frame/typeset.css", "frame/site.css", "ppm.css")
# As many as a bar has room for beside the page.
_FIRST = 3
_MEND = "Perbaiki lalu simpan berkasnya; halaman ini kembali dengan sendirinya."


def trouble_page(refusal: Refused, reserved: str) -> bytes:
    """Everything that keeps the site from being built."""
    faults = _faults(refusal)
    title = _title(faults)
    parts = _listed(faults) if faults else [element("pre", None, refusal.message)]
    return _page(title, reserved, element("p", {"role": "status"}, _MEND), *parts)


def waiting_page(stage: str, reserved: str) -> bytes:
    """For whoever asks before anything is there to be shown."""
    again = element("noscript", None, element("meta", {"http-equiv": "refresh", "content": "2"}))
    told = element("p", {"role": "status", "id": "pratinjau-tahap"}, f"{stage} …")
    return _page("Situs sedang disusun", reserved, told, again=again)


def trouble_bar(refusal: Refused, reserved: str, everything: str) -> Html:
    """The first of it, for the end of a page that is shown as it was before; `everything` is the
    address of the rest."""
    faults = [fault for fault in _faults(refusal) if fault.severity == ERROR]
    first = faults[:_FIRST]
    message = [] if first else [element("pre", None, refusal.message)]
    return element(
        "div",
        {"class": "pratinjau-masalah", "id": "pratinjau-masalah", "role": "alert"},
        element("link", {"rel": "stylesheet", "href": f"/{reserved}/pratinjau.css"}),
        element(
            "p",
            None,
            element("strong", None, f"{_title(faults)}."),
            " Halaman ini masih seperti sebelumnya. ",
            element("a", {"href": everything}, "Lihat semua beserta perbaikannya"),
            ".",
        ),
        *([element("ul", None, *map(_item, first))] if first else message),
    )


def _faults(refusal: Refused) -> Sequence[Problem]:
    return sorted(refusal.problems) if isinstance(refusal, FaultyContent) else ()


def _page(title: str, reserved: str, *parts: Html, again: Html | None = None) -> bytes:
    main = element(
        "main",
        {"class": "ppm-utama", "id": "isi"},
        element(
            "article",
            {"class": "md-content__inner md-typeset"},
            element("h1", None, title),
            *parts,
        ),
    )
    styles = [
        element("link", {"rel": "stylesheet", "href": f"/{reserved}/tema/{name}"})
        for name in _STYLES
    ]
    head = element(
        "head",
        None,
        element("meta", {"charset": "utf-8"}),
        element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        *([again] if again else []),
        element("title", None, f"{title} – pratinjau"),
        element("link", {"rel": "icon", "href": f"/{reserved}/tema/favicon.svg"}),
        *styles,
        element("script", {"src": f"/{reserved}/tema/frame/early.js"}, ""),
    )
    frame = element("div", {"class": "ppm-kerangka"}, main)
    page = {"lang": "id", "class": "no-js", "data-md-color-scheme": "default"}
    document = element("html", page, head, element("body", None, frame))
    return f"<!doctype html>\n{document}\n".encode()


def _title(faults: Sequence[Problem]) -> str:
    if not faults:
        return "Perubahan terakhir belum dapat ditampilkan"
    errors = sum(each.severity == ERROR for each in faults)
    return f"{errors} kesalahan pada isi yang disimpan"


def _listed(faults: Sequence[Problem]) -> Iterator[Html]:
    for file, group in groupby(faults, key=lambda each: each.file):
        yield element("h2", None, file)
        yield element("ul", None, *map(_item, group))


def _item(fault: Problem) -> Html:
    where = f"{fault.file}:{fault.line}:{fault.column}"
    what = f"{SPOKEN[fault.severity]}: {fault.message}"
    return element(
        "li",
        None,
        element("p", None, element("code", None, where), f" {fault.field}".rstrip()),
        element("p", None, element("strong", None, what)),
        element("p", None, fragment("Perbaikan: ", fault.hint)),
    )
