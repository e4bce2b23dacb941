"""What a sheet changes in the data: its rows in the place of those that its sender sent before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cetakbiru.insight.doers import VILLAGE
from cetakbiru.model.load import Blueprint
from cetakbiru.renja.findings import refused
from cetakbiru.renja.proposal import Proposal
from cetakbiru.renja.reading import Reading
from cetakbiru.renja.who import SETTLED
from cetakbiru.workbook.changes import (
    Addition,
    Changes,
    Edit,
    Origin,
    Texts,
    replacing,
    table_at,
)
from cetakbiru.workbook.keys import taken_ids

TABLE, SOURCES = "renja", "sumber"
# What says of two rows, of two versions of a sheet, that they are the same work.
_KNOWN_BY = ("kode", "subkegiatan", "lokasi", "sumber_dana", "pelaksana")
# The same where one of these was written anew.
_OR_BY = (
    ("kode", "lokasi", "pelaksana"),
    ("subkegiatan", "lokasi", "pelaksana"),
    ("kode", "pelaksana"),
    ("subkegiatan", "pelaksana"),
)
# The same of two senders' rows, where they are one sheet.
_SENT_ALIKE = ("kode", "subkegiatan", "lokasi", "anggaran")
# So many rows are not all given up at once: then it is another sheet, and no newer one.
_MANY = 3
# People correct these; they stay as they are while the sheet says the same of the place.
_PLACES = ("kabupaten", "kecamatan", "desa")


def source_id(proposal: Proposal) -> str:
    """The ID of the document that a sheet is, in sumber.csv."""
    return f"renja-{proposal.sender.code}-{proposal.year}"


def changes_of(
    proposal: Proposal, reading: Reading, blueprint: Blueprint
) -> tuple[list[Changes], int]:
    """What changes in the sender's file of the year and, for a new document, in sumber.csv; and the
    last number that a row was given.

    Raises Refused where nothing of what the sender had sent would be left.
    """
    prefix = _prefix(proposal)
    last = max(_last_number(blueprint, prefix), proposal.numbers.get(proposal.year, 0))

    def give_key(_: Texts) -> Texts:
        nonlocal last
        last += 1
        return {"id": f"{prefix}{last:03}"}

    within = f"renja/{proposal.year}-{proposal.sender.code}.csv"
    table = table_at(blueprint, TABLE, within)
    descriptor = blueprint.raw.descriptors[TABLE]
    changes = replacing(descriptor, table, reading.rows, _KNOWN_BY, give_key, _OR_BY)
    changes.edits = list(_kept_corrections(changes.edits))
    if len(table.rows) == len(changes.removals) >= _MANY:
        code = proposal.sender.code
        file = table.file.name
        raise refused(proposal.path, "lembar-lain", count=len(table.rows), file=file, code=code)
    return [changes, *_source(proposal, blueprint)], last


def _kept_corrections(edits: Sequence[Edit]) -> Iterable[Edit]:
    """The edits without those that would undo what people corrected."""
    moved = {edit.id for edit in edits if edit.column == "lokasi"}
    recoded = {edit.id for edit in edits if edit.column == "kode"}
    for edit in edits:
        if edit.column == "bidang" and edit.id not in recoded:
            continue
        # What stood empty nobody corrected: now it may be known what the sheet means.
        if edit.column in _PLACES and edit.id not in moved and edit.old:
            continue
        yield edit


def _prefix(proposal: Proposal) -> str:
    """With what the IDs of the sender's rows of the year begin."""
    return f"RNJ-{proposal.year}-{proposal.sender.code}-"


def _last_number(blueprint: Blueprint, prefix: str) -> int:
    """The highest number ever given with this prefix, in a row or where one is named."""
    taken = taken_ids(blueprint, TABLE)
    matches = (re.fullmatch(re.escape(prefix) + r"(\d+)", one) for one in taken)
    return max((int(match[1]) for match in matches if match), default=0)


def senders_of_the_same(proposal: Proposal, reading: Reading, blueprint: Blueprint) -> list[str]:
    """Who else sent all these rows for this year, by what does the work: then one of them did
    not."""
    prefix = _prefix(proposal)
    sent = {tuple(row.texts[name] for name in _SENT_ALIKE) for row in reading.rows}
    found: dict[str, set[tuple[str, ...]]] = {}
    for one in blueprint.renja.values():
        if one.tahun == proposal.year and not one.id.startswith(prefix):
            cells = (getattr(one, name) for name in _SENT_ALIKE)
            texts = tuple("" if each is None else str(each) for each in cells)
            found.setdefault(one.sumber, set()).add(texts)
    alike = [source for source, rows in found.items() if len(sent) > 1 and sent <= rows]
    return [blueprint.sumber[source].judul for source in alike]


def _source(proposal: Proposal, blueprint: Blueprint) -> list[Changes]:
    code = source_id(proposal)
    if code in blueprint.sumber:
        return []
    table = table_at(blueprint, SOURCES)
    sender = proposal.sender
    what = "Rencana kegiatan" if sender.level == VILLAGE else "Rencana kerja"
    texts = {
        "id": code,
        "judul": f"{what} {sender.name} tahun {proposal.year}",
        "penerbit": sender.name,
        "jenis": "dokumen unggahan",
        "keyakinan": "resmi" if proposal.state == SETTLED else "sekunder",
        "lisensi": "fakta publik",
        "catatan": f"dibaca dari lembar pengirim ({proposal.path.name})",
    }
    origin = Origin(proposal.sheet, 0, {})
    added = Addition(code, texts, len(table.rows) - 1, origin)
    descriptor = blueprint.raw.descriptors[SOURCES]
    return [Changes(descriptor, table, additions=[added], origins={code: origin})]


def told_edits(changes: Changes) -> Changes:
    """The changes for people: that rows have moved within a sheet is no news."""
    return replace(changes, edits=[edit for edit in changes.edits if edit.column != "asal"])
