"""The page that a preview shows in place of a site that can't be built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from cetakbiru.checks.problems import ERROR, SPOKEN, Problem
from cetakbiru.pages.fragments.html import Html, element, fragment
from cetakbiru.site.inputs import FaultyContent
from cetakbiru.site.preview.state import Shown

_STYLES = ("frame/typeset.css", "frame/site.css", "ppm.css")


def trouble_page(shown: Shown, parts: Sequence[str], reserved: str) -> bytes:
    """Everything that keeps the site from being built, and the way to the site before it.

    `parts` are the names of the page that was asked for.
    """
    refusal = shown.trouble
    assert refusal is not None  # noqa: S101 - whoever shows a site does not ask
    faults = refusal.problems if isinstance(refusal, FaultyContent) else ()
    title = _title(faults)
    main = element(
        "main",
        {"class": "ppm-utama", "id": "isi"},
        element(
            "article",
            {"class": "md-content__inner md-typeset"},
            element("h1", None, title),
            element(
                "p",
                {"role": "status"},
                "Perbaiki lalu simpan berkasnya; halaman ini kembali dengan sendirinya.",
                *_earlier(shown, parts, reserved),
            ),
            *(_listed(faults) if faults else [element("pre", None, refusal.message)]),
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
        element("title", None, f"{title} – pratinjau"),
        element("link", {"rel": "icon", "href": f"/{reserved}/tema/favicon.svg"}),
        *styles,
        element("script", {"src": f"/{reserved}/tema/frame/early.js"}, ""),
    )
    frame = element("div", {"class": "ppm-kerangka ppm-kerangka--lebar"}, main)
    page = {"lang": "id", "class": "no-js", "data-md-color-scheme": "default"}
    document = element("html", page, head, element("body", None, frame))
    return f"<!doctype html>\n{document}\n".encode()


def _title(faults: Sequence[Problem]) -> str:
    if not faults:
        return "Perubahan terakhir belum dapat ditampilkan"
    errors = sum(each.severity == ERROR for each in faults)
    return f"{errors} kesalahan pada isi yang disimpan"


def _earlier(shown: Shown, parts: Sequence[str], reserved: str) -> Iterator[str]:
    if shown.site is not None:
        place = "/".join(["", reserved, "sebelumnya", *map(quote, parts)])
        yield " "
        yield element("a", {"href": place if parts else f"{place}/"}, "Lihat halaman sebelum ini")
        yield "."


def _listed(faults: Sequence[Problem]) -> Iterator[Html]:
    for file, group in groupby(sorted(faults), key=lambda each: each.file):
        yield element("h2", None, file)
        yield element("ul", None, *(_item(each) for each in group))


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
