"""Where a programme's baseline comes from: the value of its indicator at its place.

A baseline that a programme's row leaves empty is looked up, so that a figure is typed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cetakbiru.model.model import Nilai, Program, Sumber


class Baselines:
    """The values that a baseline may be, by indicator and place."""

    def __init__(self, values: Iterable[Nilai], sources: Mapping[str, Sumber]) -> None:
        self._sources = sources
        self._values: dict[tuple[str, str], list[Nilai]] = {}
        for value in values:
            self._values.setdefault((value.indikator, value.wilayah), []).append(value)

    def of(self, program: Program) -> Nilai | None:
        """The value meant by a programme's year and source, where it names them.

        Else the latest; of several the most trusted source. None when there is none.
        """
        if program.indikator is None:
            return None
        return max(
            (
                value
                for value in self._values.get((program.indikator, program.kabupaten), ())
                if program.baseline_tahun in (None, value.tahun)
                and program.baseline_sumber in (None, value.sumber)
            ),
            key=self._order,
            default=None,
        )

    def _order(self, value: Nilai) -> tuple[int, str, int, int]:
        rank, published = self._sources[value.sumber].trust
        return value.tahun, value.seri or "", -rank, -published

    def filled(self, program: Program) -> Program:
        """The programme with its baseline, year and source, looked up where they are empty."""
        value = self.of(program) if program.baseline is None else None
        if value is None:
            return program
        return replace(
            program,
            baseline=value.nilai,
            baseline_tahun=value.tahun,
            baseline_sumber=value.sumber,
        )
