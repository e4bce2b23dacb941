"""A random walk: edit after edit, and after each the site must be the one made from nothing."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.chance import SEED
from tests.walk.desk import Desk, DiffersError, Step
from tests.walk.kinds import draw_edit
from tests.walk.state import State

_AGAIN = 0.1
_SEVERAL = 0.2
_MENDED_LATE = 0.3


@dataclass
class Walk:
    """What happened so far: the steps between two builds, one group after another."""

    desk: Desk
    draw: random.Random
    name: str
    groups: list[list[Step]] = field(default_factory=list)
    good: list[State] = field(default_factory=list)
    refused: int = 0

    def go(self, builds: int, spare: Path) -> None:
        """Walks for so many builds. Raises DiffersError with what is needed to see it again."""
        state = self.desk.begin()
        self.good.append(state)
        self.groups.append([Step("", "keadaan awal", state)])
        while len(self.groups) <= builds:
            steps = list(self._steps(state))
            is_right = self._built(steps, spare)
            if is_right:
                state = steps[-1].state
                self.good.append(state)
                continue
            self.refused += 1
            # Mended at once, or after one more edit that builds nothing.
            if self.draw.random() < _MENDED_LATE:
                more = list(self._steps(steps[-1].state))
                if self._built(more, spare):
                    state = more[-1].state
                    self.good.append(state)
                    continue
            mended = self._built([Step("betulkan", "seperti sebelum rusak", state)], spare)
            assert mended, "what was right before is refused"

    def _steps(self, state: State) -> Iterable[Step]:
        if len(self.good) > 1 and self.draw.random() < _AGAIN:
            at = self.draw.randrange(len(self.good))
            yield Step("kembali", f"seperti pada keadaan {at}", self.good[at])
            return
        for _ in range(self.draw.choice((2, 3)) if self.draw.random() < _SEVERAL else 1):
            kind, edited = draw_edit(self.draw, state)
            state = edited.state
            yield Step(kind, edited.what, state, edited.manner)

    def _built(self, steps: list[Step], spare: Path) -> bool:
        """Whether the state after the steps is one that a site can be made from."""
        self.groups.append(steps)
        try:
            return self.desk.after(steps, len(self.groups)).code == 0
        except DiffersError as error:
            self.desk.__exit__()
            told = _told(self.groups)
            enough = fewest(self.desk, self.groups, spare)
            raise DiffersError(
                f"PPM_BENIH={SEED}, {self.name}, bangunan {len(self.groups) - 1}: {error}\n"
                f"Semua langkah:\n{told}\nCukup: {enough}"
            ) from None


def fewest(desk: Desk, groups: Sequence[Sequence[Step]], folder: Path) -> str:
    """The fewest of the last steps after which a site differs again."""
    back = 1
    while True:
        first = max(len(groups) - 1 - back, 0)
        with Desk(folder / str(first), groups[first][-1].state, known=dict(desk.known)) as again:
            try:
                for at, steps in enumerate([[groups[first][-1]], *groups[first + 1 :]]):
                    again.after(steps, first + at + 1)
            except DiffersError as error:
                return f"dari keadaan {first}:\n{_told(groups[first + 1 :])}\n{error}"
        if first == 0:
            return "tidak terulang"
        back *= 2


def _told(groups: Sequence[Sequence[Step]]) -> str:
    return "\n".join(
        f"  {at}. " + "; ".join(f"[{step.kind}] {step.what}" for step in steps)
        for at, steps in enumerate(groups)
    )
