"""The views of the data that a printed document may hold, by their names in docs/cetak.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class PrintView:
    """A view stands in place of a page of docs/: links to that page lead to it in print.

    `{slug}` in `page` is the name of a kabupaten's page: there is a section for each of them.
    """

    page: str
    landscape: bool = False


DISTRICT_VIEW = "kabupaten"
PRINT_VIEWS: Mapping[str, PrintView] = MappingProxyType(
    {
        "ringkasan": PrintView("ringkasan.md"),
        DISTRICT_VIEW: PrintView("kabupaten/{slug}.md"),
        "matriks": PrintView("sinkronisasi/matriks.md", landscape=True),
        "panduan": PrintView("panduan/index.md"),
        "kelengkapan": PrintView("tentang/kelengkapan.md"),
    }
)
