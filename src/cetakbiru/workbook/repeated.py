"""Rows without an ID that an earlier import brought in: the same workbook may come again.

A workbook never learns the ID that its new row was given. So the row is known again by what it
says, and what it said then is kept beside the data: with it a later change of the row can be told
from a change of the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cetakbiru.base.atomic import write_whole
from cetakbiru.workbook.edited import EditedRow
from cetakbiru.workbook.instrument import Likeness, Tab

Texts = Mapping[str, str]

_FILE = "impor.json"


def brought_in(
    tab: Tab, fresh: Sequence[EditedRow], added: Mapping[str, Texts], kept: Mapping[str, Texts]
) -> dict[int, str]:
    """The rows that an earlier import brought in, row on the sheet → ID.

    `added` are the rows that the data got since the making of the workbook, `kept` what was
    imported for them. The surest likeness is asked first.
    """
    found: dict[int, str] = {}
    left = dict.fromkeys(added)
    for likeness in tab.alike:
        known: dict[tuple[str, ...], list[str]] = {}
        for identity in left:
            for texts in (added[identity], kept.get(identity, {})):
                if (said := likeness.of(texts)) is not None:
                    known.setdefault(said, []).append(identity)
        for row in fresh:
            names = () if row.row in found else known.get(likeness.of(row.texts) or (), ())
            for identity in names:
                if identity in left:
                    found[row.row] = identity
                    del left[identity]
                    break
    return found


def still_true(tab: Tab, kept: Mapping[str, Texts], added: Mapping[str, Texts]) -> dict[str, Texts]:
    """The notes whose rows are still those: on another branch an ID may be another's."""
    likenesses = (*tab.alike, *((tab.renamed,) if tab.renamed else ()))
    return {
        identity: texts
        for identity, texts in kept.items()
        if identity in added and any(alike(each, texts, added[identity]) for each in likenesses)
    }


def alike(likeness: Likeness, one: Texts, other: Texts) -> bool:
    """Whether two rows say the same."""
    said = likeness.of(one)
    return said is not None and said == likeness.of(other)


def read_kept(folder: Path) -> dict[str, dict[str, str]]:
    """What earlier imports brought in, ID → texts of the row; nothing where no note is left."""
    try:
        kept = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {
        str(identity): {str(name): str(text) for name, text in texts.items()}
        for identity, texts in (kept.items() if isinstance(kept, dict) else ())
        if isinstance(texts, dict)
    }


def keep(folder: Path, rows: Iterable[tuple[str, Texts]]) -> None:
    """Notes what an import brought in. Without room for the note nothing is lost."""
    kept = read_kept(folder) | {identity: dict(texts) for identity, texts in rows}
    try:
        content = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
        write_whole(folder / _FILE, content.encode())
    except OSError:
        return
