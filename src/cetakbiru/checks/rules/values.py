"""Problems of values: series that may not meet, companions that are missing, doubtful numerals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.problems import Problem, listed, quote
from cetakbiru.checks.rules.figures import Figures
from cetakbiru.checks.rules.programs import items
from cetakbiru.checks.rules.promises import promise_problems
from cetakbiru.checks.rules.undated import undated_source_problems
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.trees import tree_problem
from cetakbiru.checks.shape.view import View
from cetakbiru.model.yamltree import Path

# A measured fraction has no reason to end in 0; thousands often do.
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{2}0")


@dataclass(frozen=True)
class Companions:
    """Columns that must be filled when `trigger` is (when it says `text`, if that is given)."""

    table: str
    trigger: str
    columns: tuple[str, ...]
    text: str | None = None

    def apply(self, cell: str) -> bool:
        """Whether a cell of the trigger asks for its companions."""
        return bool(cell) if self.text is None else cell == self.text


COMPANIONS = (
    Companions("kabupaten", "penduduk", ("penduduk_tahun", "sumber_penduduk")),
    Companions("kabupaten", "ibu_kota", ("sumber_ibu_kota",)),
    Companions("kabupaten", "perbatasan", ("sumber_perbatasan",), text="ya"),
    Companions("kecamatan", "perbatasan", ("sumber_perbatasan",), text="ya"),
    Companions("kecamatan", "pesisir", ("sumber_pesisir",), text="ya"),
    Companions("opd", "nama_dipastikan", ("sumber",), text="ya"),
    Companions("program", "baseline", ("indikator", "baseline_tahun", "baseline_sumber")),
    Companions("capaian", "realisasi", ("bukti",)),
    *(
        Companions("aksi", f"realisasi_tw{number}", (f"bukti_tw{number}",))
        for number in range(1, 5)
    ),
    Companions("kehadiran", "hadir_perempuan", ("hadir",)),
    Companions("masukan", "jawaban", ("penjawab",)),
    Companions("kegiatan_perusahaan", "volume", ("satuan",)),
)


def value_problems(view: View) -> Iterator[Problem]:
    """The problems of values in all tables."""
    for rule in COMPANIONS:
        for sheet in view.sheets.get(rule.table, []):
            yield from _missing_companions(sheet, rule)
    definitions = _definitions(view)
    sheets = view.sheets.get("nilai", [])
    for sheet in sheets:
        yield from _series_problems(sheet, definitions)
        yield from _doubtful_numerals(sheet, definitions)
    yield from _mixed_series(sheets, definitions)
    yield from _definition_problems(view)
    yield from undated_source_problems(view)
    figures = Figures(view)
    yield from figures.problems()
    yield from promise_problems(view, figures)


def _missing_companions(sheet: Sheet, rule: Companions) -> Iterator[Problem]:
    triggers = sheet.column(rule.trigger)
    for column in rule.columns:
        if not sheet.has(column):
            continue
        for row, (cell, companion) in enumerate(zip(triggers, sheet.column(column))):
            if not companion.strip() and rule.apply(cell):
                state = "diisi" if rule.text is None else f"berisi {rule.text}"
                yield sheet.problem(
                    "pasangan-kosong",
                    row,
                    column,
                    name=column,
                    trigger=rule.trigger,
                    state=state,
                )


def _definitions(view: View) -> Mapping[str, dict[str, Any]]:
    value = view.tree_value("indikator")
    items = value.get("indikator") if isinstance(value, dict) else None
    found = items if isinstance(items, list) else []
    return {
        item["id"]: item
        for item in found
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    }


def _definition_problems(view: View) -> Iterator[Problem]:
    """Ranges that hold no number, and definitions that don't say which values make sense."""
    for tree in view.trees.get("indikator", []):
        known = [
            (("indikator", at), meaning)
            for at, item in enumerate(items(tree.value, "indikator"))
            if (meaning := view.indicators.get(str(item.get("id")))) is not None
        ]
        for path, meaning in known:
            least, most = meaning.possible.minimum, meaning.possible.maksimum
            if least is not None and most is not None and least >= most:
                inside: Path = (*path, "rentang")
                yield tree_problem(
                    tree,
                    "rentang-terbalik",
                    inside,
                    name=meaning.id,
                    least=least,
                    most=most,
                )
        bare = [(path, one.id) for path, one in known if one.rentang is None or one.langkah is None]
        # Data from before there were ranges are judged by their units and need not be filled in.
        if bare and any(one.rentang or one.langkah for _, one in known):
            first: Path = (*bare[0][0], "id")
            yield tree_problem(
                tree,
                "rentang-belum-ditulis",
                first,
                count=len(bare),
                names=listed([name for _, name in bare]),
            )


def _series(definition: Mapping[str, Any]) -> list[str]:
    series = definition.get("seri")
    return [str(name) for name in series] if isinstance(series, list) else []


def _series_problems(sheet: Sheet, definitions: Mapping[str, dict[str, Any]]) -> Iterator[Problem]:
    if not sheet.has("seri"):
        return
    for row, (name, series) in enumerate(zip(sheet.column("indikator"), sheet.column("seri"))):
        definition = definitions.get(name)
        if definition is None:
            continue
        allowed = _series(definition)
        if allowed and not series:
            yield sheet.problem("seri-kosong", row, "seri", indikator=name, allowed=listed(allowed))
        elif series and series not in allowed:
            yield sheet.problem(
                "seri-tak-dikenal",
                row,
                "seri",
                value=quote(series),
                indikator=name,
                guess=guess(series, allowed),
                allowed=(
                    f"Pilih salah satu: {listed(allowed)}."
                    if allowed
                    else "Kosongkan sel ini, atau tambahkan serinya pada definisi indikator."
                ),
            )


def _mixed_series(
    sheets: list[Sheet], definitions: Mapping[str, dict[str, Any]]
) -> Iterator[Problem]:
    """One indicator in one year must stand in one series, or the regions can't be compared."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for sheet in sheets:
        columns = zip(sheet.column("indikator"), sheet.column("tahun"), sheet.column("seri"))
        for name, year, series in columns:
            if name in definitions and series in _series(definitions[name]):
                counts.setdefault((name, year), Counter())[series] += 1
    mixed = {key: found.most_common(1)[0][0] for key, found in counts.items() if len(found) > 1}
    if not mixed:
        return
    for sheet in sheets:
        columns = zip(sheet.column("indikator"), sheet.column("tahun"), sheet.column("seri"))
        for row, (name, year, series) in enumerate(columns):
            usual = mixed.get((name, year))
            if usual is not None and series and series != usual:
                yield sheet.problem(
                    "seri-campur",
                    row,
                    "seri",
                    indikator=name,
                    year=year,
                    value=quote(series),
                    other=quote(usual),
                )


def _doubtful_numerals(
    sheet: Sheet, definitions: Mapping[str, dict[str, Any]]
) -> Iterator[Problem]:
    """`1.500` in an indicator that shows two decimals: is it one and a half, or thousands?"""
    for row, (name, value) in enumerate(zip(sheet.column("indikator"), sheet.column("nilai"))):
        decimals = definitions.get(name, {}).get("desimal", 9)
        if isinstance(decimals, int) and decimals < 3 and _THOUSANDS.fullmatch(value):
            yield sheet.problem(
                "angka-meragukan",
                row,
                "nilai",
                value=quote(value),
                read=value.replace(".", ","),
                thousands=value.replace(".", ""),
                shorter=value.rstrip("0").rstrip("."),
            )
