"""Problems of the list of gaps: an answer that nobody can look up."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.view import View

# What has come or has been decided stands somewhere.
_ANSWERED = ("diterima", "diputuskan")


def gap_problems(view: View) -> Iterator[Problem]:
    """The problems of data/kelengkapan.csv."""
    for sheet in view.sheets.get("kelengkapan", []):
        for row, (state, source) in enumerate(zip(sheet.column("keadaan"), sheet.column("sumber"))):
            if state in _ANSWERED and not source:
                yield sheet.problem("kelengkapan-tanpa-sumber", row, "sumber", state=quote(state))
