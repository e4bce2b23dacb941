"""What a run of the checks found, and how it is written down for the next one."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass

from cetakbiru.checks.problems import ERROR, Problem


@dataclass(frozen=True)
class Outcome:
    """The problems of a run, in order, and how much was looked at."""

    problems: list[Problem]
    files: int
    rows: int
    pages: int

    @property
    def has_error(self) -> bool:
        """Whether anything keeps a site from being built."""
        return any(problem.severity == ERROR for problem in self.problems)

    def to_bytes(self) -> bytes:
        """The outcome as JSON."""
        rows = [astuple(problem) for problem in self.problems]
        return json.dumps([self.files, self.rows, self.pages, rows]).encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> Outcome:
        """What `to_bytes` wrote."""
        files, rows, pages, problems = json.loads(content)
        return cls([Problem(*row) for row in problems], files, rows, pages)
