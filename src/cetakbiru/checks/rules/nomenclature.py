"""Problems of the nomenclature of regional government: each activity stands below its programme."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.view import View
from cetakbiru.model.model import nomenclature_parent


def nomenclature_problems(view: View) -> Iterator[Problem]:
    """Activities and sub-activities whose programme or activity is not held."""
    codes = view.registry.codes["nomenklatur.kode"]
    for sheet in view.sheets.get("nomenklatur", []):
        for row, code in enumerate(sheet.column("kode")):
            parent = nomenclature_parent(code) if codes.fits(code) else None
            if parent is not None and parent not in codes.labels and codes.whole:
                yield sheet.problem(
                    "nomenklatur-tanpa-induk", row, "kode", value=quote(code), parent=parent
                )
