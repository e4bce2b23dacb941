"""Problems of the format: data of another one can't be judged by this engine's schemas."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.format import EDITION_FILE, FORMAT, data_format
from cetakbiru.model.text import Position


def format_problems(data_dir: Path) -> Iterator[Problem]:
    """The one problem of data whose stated format is not the engine's; none when they agree."""
    found = data_format(data_dir)
    if found.line is None or found.number == FORMAT:
        return
    code = "bentuk-lebih-baru" if found.number > FORMAT else "bentuk-lebih-lama"
    name = f"{data_dir.name}/{EDITION_FILE}"
    place = Position(found.line, 1)
    yield problem(code, name, place, "bentuk", folder=data_dir, found=found.number, known=FORMAT)
