"""Which sentences of a page went, came or were reworded between two editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Above this many cells the table of common sentences costs more than it tells.
_LARGEST = 1_000_000


@dataclass(frozen=True)
class SentenceChange:
    """Old and new wording; `old` is None for a new sentence, `new` for one that went."""

    old: str | None
    new: str | None


def compare_sentences(old: Sequence[str], new: Sequence[str]) -> tuple[SentenceChange, ...]:
    """The changes in reading order; none when both are equal."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while (
        end < min(len(old), len(new)) - start and old[len(old) - 1 - end] == new[len(new) - 1 - end]
    ):
        end += 1
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    return tuple(
        change for gone, come in _gaps(before, after) for change in _paired(list(gone), list(come))
    )


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The stretches between the sentences of a longest common subsequence."""
    if len(old) * len(new) > _LARGEST:
        yield old, new
        return
    common = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below = common[i], common[i + 1]
        for j in range(len(new) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if old[i] == new[j] else max(below[j], row[j + 1])
    i = j = from_i = from_j = 0
    while i < len(old) and j < len(new):
        if old[i] == new[j]:
            yield old[from_i:i], new[from_j:j]
            i, j = i + 1, j + 1
            from_i, from_j = i, j
        elif common[i + 1][j] >= common[i][j + 1]:
            i += 1
        else:
            j += 1
    yield old[from_i:], new[from_j:]


def _paired(gone: list[str], come: list[str]) -> Iterator[SentenceChange]:
    """Sentences at one place of a gap are one reworded sentence when half their words agree."""
    for index in range(max(len(gone), len(come))):
        old = gone[index] if index < len(gone) else None
        new = come[index] if index < len(come) else None
        if old is not None and new is not None and not _alike(old, new):
            yield SentenceChange(old, None)
            yield SentenceChange(None, new)
        else:
            yield SentenceChange(old, new)


def _alike(old: str, new: str) -> bool:
    words, others = old.split(), new.split()
    shared = sum((Counter(words) & Counter(others)).values())
    return shared * 4 >= len(words) + len(others)
