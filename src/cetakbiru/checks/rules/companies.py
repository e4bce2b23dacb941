"""Problems of companies' names: what is said of a company has a year and a source, or goes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View

COMPANY = re.compile(r"\b(?:PT|CV)(?:\. ?| )[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Companies publish, and dates of access are no dates of what is said.
_EXEMPT = frozenset({"sumber"})
# What tells when something was said of a company; a meeting has its date.
_DATES = frozenset(
    {
        *("tahun", "tanggal", "tahun_awal", "tahun_akhir", "baseline_tahun"),
        *("persetujuan", "konsultasi"),
    }
)


def company_problems(view: View) -> Iterator[Problem]:
    """The rows that name a company without telling when and who says so."""
    for name, sheet in view.all_sheets():
        if name not in _EXEMPT and COMPANY.search(sheet.table.file.text):
            yield from _undated(sheet)


def _undated(sheet: Sheet) -> Iterator[Problem]:
    columns = sheet.descriptor.columns
    needs = {
        "tahun": [one for one in columns if one.name in _DATES],
        "sumber": [one for one in columns if "sumber.id" in one.references],
    }
    # A cell that every row must have is told where it is missing.
    asked = {need: found for need, found in needs.items() if not any(o.required for o in found)}
    for column in columns:
        for row, text in enumerate(sheet.column(column.name)):
            found = COMPANY.search(text)
            if found is None:
                continue
            lacking = [
                need
                for need, others in asked.items()
                if not any(sheet.column(other.name)[row] for other in others)
                and not (need == "tahun" and YEAR.search(text))
            ]
            if lacking:
                yield sheet.problem(
                    "perusahaan-tanpa-tahun",
                    row,
                    column.name,
                    value=quote(found[0]),
                    lacking=" dan ".join(lacking),
                )
