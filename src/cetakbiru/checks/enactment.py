"""What is still open before an edition can be adopted: asked by the adoption pack only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shape.trees import UNFILLED, tree_problem
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import LEMBAR_PENGESAHAN
from cetakbiru.model.text import read_text

# A box of drafting remarks in Markdown, or in HTML that a page holds itself.
_REMARK = re.compile(
    r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?:[\w-]+[ \t]+)*penyusunan\b"
    r"|<div[^>\n]*\bclass=[\"'][^\"'\n]*\bpenyusunan\b",
    re.MULTILINE,
)
# What a new province finds where it has to write.
_UNFILLED = re.compile(rf"^[ \t>]*{UNFILLED}(?:\.|[ \t]*\()", re.MULTILINE)
_ANSWERED = frozenset({"diterima", "diputuskan"})


def open_matters(blueprint: Blueprint, docs: Path, pages: Iterable[str]) -> list[Problem]:
    """Everything that keeps the edition from being adopted, each with its place and its remedy.

    `pages` are those of `docs` that are printed, whole or in part, as docs/cetak.yml names them.
    """
    return [
        *_undecided(blueprint),
        *_unfilled(blueprint),
        *_gaps(blueprint),
        *(found for page in pages for found in _remarks(docs, page)),
    ]


def _undecided(blueprint: Blueprint) -> Iterator[Problem]:
    edition = blueprint.edisi
    (tree,) = blueprint.raw.trees["edisi"]
    told = partial(tree_problem, tree)
    if edition.visi_misi is None:
        yield told("terbuka-visi", ("visi_misi",))
    for name, which in (("awal", "pertama"), ("akhir", "terakhir")):
        if getattr(edition.periode, name) is None:
            yield told("terbuka-periode", ("periode", name), which=which)
    form = edition.penetapan.bentuk
    if form != LEMBAR_PENGESAHAN and edition.penetapan.nomor is None:
        yield told("terbuka-nomor", ("penetapan", "nomor"), form=form.replace("-", " "))


def _unfilled(blueprint: Blueprint) -> Iterator[Problem]:
    for tree in (tree for trees in blueprint.raw.trees.values() for tree in trees):
        for path, text in tree.texts.items():
            if text.startswith(UNFILLED):
                key = path[-1] if path else ""
                yield tree_problem(tree, "belum-diisi", path, key=key, value=quote(text))


def _gaps(blueprint: Blueprint) -> Iterator[Problem]:
    for table in blueprint.raw.tables["kelengkapan"]:
        at = table.column_index["keadaan"]
        for row, cells in enumerate(table.records()):
            if cells["keadaan"] not in _ANSWERED:
                yield problem(
                    "terbuka-kelengkapan",
                    table.file.name,
                    table.position(row, at),
                    "keadaan",
                    id=cells["id"],
                    state=cells["keadaan"],
                    what=quote(cells["uraian"]),
                    holder=cells["pemegang"].replace(";", " atau "),
                )


def _remarks(docs: Path, page: str) -> Iterator[Problem]:
    file = read_text(docs / page, docs.parent)
    for code, pattern in (("terbuka-penyusunan", _REMARK), ("terbuka-isian", _UNFILLED)):
        for found in pattern.finditer(file.text):
            yield problem(code, file.name, file.position(found.start()))
