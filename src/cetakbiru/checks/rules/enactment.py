"""Problems of the form of adoption and of the law that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cetakbiru.checks.files.printable import named, unprintable
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.rules.offices import name_faults, words_of_places
from cetakbiru.checks.rules.programs import items
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.trees import tree_problem
from cetakbiru.checks.shape.view import View
from cetakbiru.insight.legal_basis import is_regulation, legal_order
from cetakbiru.model.model import LEMBAR_PENGESAHAN, PERATURAN_GUBERNUR
from cetakbiru.model.yamltree import Path, YamlTree

_KEY, _PROMULGATED = "penetapan", "pengundangan"
_ADOPTED = "ditetapkan"
# Where no person is named, and where an office is.
_WORDS = ("tempat", "daerah", "pembuka")
_OFFICE = "pejabat"
# What cover, imprint and instrument print of the edition.
_PRINTED = {
    (name,) for name in ("judul", "judul_pendek", "provinsi", "lembaga", "pengusul", "lisensi")
} | {(_KEY,), ("peristiwa",)}
_NOT_PRINTED = ("sumber",)


def form_problems(view: View) -> Iterator[Problem]:
    """The problems of what data/edisi.yml says of the adoption."""
    for tree in view.trees.get("edisi", []):
        stated = tree.value.get(_KEY)
        if isinstance(stated, Mapping):
            yield from _of_the_form(tree, stated)
            yield from _days(tree, stated)
            yield from _names(view, tree, stated)
        yield from _letters(tree)


def _of_the_form(tree: YamlTree, stated: Mapping[str, Any]) -> Iterator[Problem]:
    """What the chosen form has no place for."""
    form, promulgated = stated.get("bentuk"), stated.get(_PROMULGATED)
    if form == LEMBAR_PENGESAHAN and stated.get("nomor") is not None:
        number = quote(stated["nomor"])
        yield tree_problem(tree, "lembar-bernomor", (_KEY, "nomor"), number=number)
    if form == PERATURAN_GUBERNUR or not isinstance(promulgated, Mapping):
        return
    if any(value is not None for value in promulgated.values()):
        path = (_KEY, _PROMULGATED)
        yield tree_problem(tree, "pengundangan-bukan-peraturan", path, form=form)


def _days(tree: YamlTree, stated: Mapping[str, Any]) -> Iterator[Problem]:
    """A text is adopted, promulgated and in force in this order, on the day that events tell."""
    adopted = stated.get("tanggal")
    if not isinstance(adopted, str):
        return
    promulgated = stated.get(_PROMULGATED)
    later: dict[Path, Any] = {(_KEY, "berlaku"): stated.get("berlaku")}
    if isinstance(promulgated, Mapping):
        later[_KEY, _PROMULGATED, "tanggal"] = promulgated.get("tanggal")
    for path, day in later.items():
        # Days of the calendar sort as text; the shape of both is judged elsewhere.
        if isinstance(day, str) and day < adopted:
            yield tree_problem(tree, "mendahului-penetapan", path, date=day, adopted=adopted)
    events = items(tree.value, "peristiwa")
    told = [event.get("tanggal") for event in events if event.get("jenis") == _ADOPTED]
    if told and told[-1] != adopted:
        path = (_KEY, "tanggal")
        yield tree_problem(tree, "penetapan-tanggal-lain", path, date=adopted, event=told[-1])


def _names(view: View, tree: YamlTree, stated: Mapping[str, Any]) -> Iterator[Problem]:
    """A person where a place or an office belongs."""
    texts: dict[Path, Any] = {(_KEY, name): stated.get(name) for name in (*_WORDS, _OFFICE)}
    promulgated = stated.get(_PROMULGATED)
    if isinstance(promulgated, Mapping):
        texts[_KEY, _PROMULGATED, "tempat"] = promulgated.get("tempat")
    for path, text in texts.items():
        if isinstance(text, str):
            places = words_of_places(view) if path[-1] == _OFFICE else None
            for code, values in name_faults(text, str(path[-1]), places):
                yield tree_problem(tree, code, path, **values)


def _letters(tree: YamlTree) -> Iterator[Problem]:
    """Characters that no instrument or cover can show, each at the first text that has it.

    They come from here alone, where no page shows them.
    """
    told: set[str] = set()
    for path, text in tree.texts.items():
        if path[:1] not in _PRINTED or path[-1] in _NOT_PRINTED:
            continue
        for found in unprintable(text):
            if found[0] not in told:
                told.add(found[0])
                source = tree.file.text
                at = source.find(found[0])
                place = tree.position(path) if at < 0 else tree.file.position(at)
                values = {"value": found[0], "sign": named(found[0])}
                yield problem("huruf-tak-tercetak", tree.file.name, place, **values)


def legal_basis_problems(view: View) -> Iterator[Problem]:
    """The problems of how data/dasar-hukum.csv names regulations for the preamble."""
    for sheet in view.sheets.get("dasar_hukum", []):
        named: dict[str, str] = {}
        rows = zip(*(sheet.column(name) for name in ("peraturan", "sebutan", "dipastikan")))
        for row, (short, full, proof) in enumerate(rows):
            if proof and not full:
                yield sheet.problem("dipastikan-tanpa-sebutan", row, "sebutan", short=quote(short))
            elif full:
                yield from _named(sheet, row, short, full, named)


def _named(
    sheet: Sheet, row: int, short: str, full: str, named: dict[str, str]
) -> Iterator[Problem]:
    """`named` has how earlier rows name the same regulation."""
    if not is_regulation(full):
        yield sheet.problem("sebutan-bukan-peraturan", row, "sebutan", value=quote(full))
    elif legal_order(full) != legal_order(short):
        values = {"value": quote(full), "short": quote(short)}
        yield sheet.problem("sebutan-peraturan-lain", row, "sebutan", **values)
    elif named.setdefault(short, full) != full:
        values = {"value": quote(full), "other": quote(named[short])}
        yield sheet.problem("sebutan-berbeda", row, "sebutan", **values)
