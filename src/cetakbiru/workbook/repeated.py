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
from cetakbiru.base.plain import normal
from cetakbiru.workbook.edited import EditedRow
from cetakbiru.workbook.layout import FAMILY_COLUMN

Texts = Mapping[str, str]

_FILE = "impor.json"
_NAME, _PEOPLE, _RESULT = "nama", "penerima_manfaat", "hasil"


def same_programme(one: Texts, other: Texts) -> bool:
    """Whether two rows name one programme: of one bidang, with one name, for the same people."""
    return _alike(one, other, _NAME, _PEOPLE)


def renamed(one: Texts, other: Texts) -> bool:
    """Whether two rows may name one programme whose name was corrected, or two for one end."""
    return _alike(one, other, _PEOPLE, _RESULT)


def brought_in(
    fresh: Sequence[EditedRow], added: Mapping[str, Texts], kept: Mapping[str, Texts]
) -> dict[int, str]:
    """The rows that an earlier import brought in, row on the sheet → ID.

    `added` are the programmes that the data got since the making of the workbook, `kept` what was
    imported for them. Rows that still name the same people are found first, then those whose people
    were corrected.
    """
    found: dict[int, str] = {}
    for likeness in (same_programme, _same_end):
        for row in fresh:
            if row.row in found:
                continue
            for identity, record in added.items():
                if identity in found.values():
                    continue
                if any(likeness(row.texts, each) for each in (record, kept.get(identity, {}))):
                    found[row.row] = identity
                    break
    return found


def still_true(kept: Mapping[str, Texts], added: Mapping[str, Texts]) -> dict[str, Texts]:
    """The notes whose programmes are still those: on another branch an ID may be another's."""
    return {
        identity: texts
        for identity, texts in kept.items()
        if identity in added
        and any(like(texts, added[identity]) for like in (same_programme, _same_end, renamed))
    }


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


def _same_end(one: Texts, other: Texts) -> bool:
    return _alike(one, other, _NAME, _RESULT)


def _alike(one: Texts, other: Texts, *names: str) -> bool:
    """Whether rows of one bidang say the same in these columns, and say something."""
    pairs = ((normal(one.get(name, "")), normal(other.get(name, ""))) for name in names)
    return one.get(FAMILY_COLUMN) == other.get(FAMILY_COLUMN) and all(
        mine and mine == theirs for mine, theirs in pairs
    )
