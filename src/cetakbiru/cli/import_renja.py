"""`ppm import renja FILE`: an agency's or a village's own plan of work into data/renja/."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from cetakbiru.base.atomic import why_unwritten, write_whole
from cetakbiru.base.errors import Refused
from cetakbiru.base.plain import thousands
from cetakbiru.base.project import find_project
from cetakbiru.cli.changing import change_list, judged_after, write_changes
from cetakbiru.cli.options import data_folder
from cetakbiru.foreign.grid import read_grids
from cetakbiru.renja.columns import PARTS, columns_shown
from cetakbiru.renja.memory import memory_file, written
from cetakbiru.renja.proposal import Proposal, Wishes, propose
from cetakbiru.renja.reading import Reading, read_rows, without_rows
from cetakbiru.renja.spelling import told_spellings
from cetakbiru.renja.taking import changes_of, senders_of_the_same, source_id, told_edits
from cetakbiru.site.inputs import blamed_on_data, read_blueprint
from cetakbiru.workbook.layout import cell_name
from cetakbiru.workbook.problems import CellProblem, report
from cetakbiru.workbook.sense import UNITS

_LONGEST = 40
_FEW = 5


@click.command(
    short_help="Rencana kerja perangkat daerah atau desa, menurut lembarnya sendiri.",
    help="""Masukkan rencana kerja perangkat daerah atau desa, menurut lembarnya sendiri.

    Lembar dibaca seperti dikirim: ekspor SIPD, tabel Renja dan RKPD, RKA, Siskeudes, atau OpenSID
    (.xlsx, .xls, .ods, .csv). Kolom yang dibaca diusulkan dan ditunjukkan lebih dulu; setelah
    disetujui, pemetaannya diingat untuk pengirim itu di folder pemetaan/.

    Lembar yang lebih baru dari pengirim dan tahun yang sama menggantikan baris yang lama: yang sama
    tetap memakai ID-nya, dan setiap perubahan disebut. Bila ada satu saja kesalahan, tidak ada yang
    ditulis; dengan --sebagian baris yang salah disebut dan ditinggalkan.

    Kode keluar: 0 bila berhasil, 1 bila ada kesalahan atau belum disetujui, 2 bila perintahnya
    keliru.
    """,
)
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="BERKAS"
)
@click.option("--lembar", "sheet", metavar="NAMA", help="Lembar yang dibaca.")
@click.option(
    "--pengirim", "sender", metavar="KODE", help="Kode OPD, provinsi, kabupaten, atau desa."
)
@click.option(
    "--tahun", "year", type=click.IntRange(2000, 2060), metavar="TAHUN", help="Tahun rencana."
)
@click.option(
    "--satuan-uang", "unit", type=click.Choice(list(UNITS)), help="Satuan pagu pada lembar."
)
@click.option(
    "--pemetaan",
    "mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BERKAS.yml",
    help="Pemetaan kolom yang dipakai.",
)
@click.option("--yes", is_flag=True, help="Pakai pemetaan yang diusulkan tanpa bertanya.")
@click.option("--sebagian", "partly", is_flag=True, help="Tinggalkan baris yang salah.")
@click.option("--dry-run", is_flag=True, help="Sebutkan perubahannya saja; jangan tulis apa pun.")
@data_folder
def renja(
    file: Path,
    sheet: str | None,
    sender: str | None,
    year: int | None,
    unit: str | None,
    mapping: Path | None,
    yes: bool,
    partly: bool,
    dry_run: bool,
    data: Path | None,
) -> None:
    """Shows how the sheet is read and what it changes, and writes it once that was agreed to."""
    project = find_project(data)
    click.get_current_context().with_resource(blamed_on_data(project))
    blueprint = read_blueprint(project)
    wishes = Wishes(sheet, sender, year, UNITS[unit] if unit else None, mapping)
    proposal = propose(file, read_grids(file), blueprint, wishes)
    click.echo("\n".join(_proposed(proposal)))
    reading = read_rows(proposal, blueprint, source_id(proposal))
    if reading.spellings:
        click.echo("Ejaan tempat:")
        click.echo("\n".join(f"  {each}" for each in told_spellings(reading.spellings)))
    settled = proposal.remembered is not None and not reading.spellings
    _agree(yes or dry_run or settled)
    click.echo("\n".join(_read(proposal, reading)))
    if reading.warnings:
        click.echo("\n".join(_warned(reading.warnings)), err=True)
    if reading.problems and not (partly and reading.rows):
        raise Refused(report(file.name, reading.problems))
    if reading.problems:
        click.echo("\n".join(_left_out(reading.problems)))
    if others := senders_of_the_same(proposal, reading, blueprint):
        click.echo(
            f"Peringatan: semua baris lembar ini sama dengan yang sudah ada dari "
            f"{', '.join(others)}. Periksa apakah pengirimnya benar.",
            err=True,
        )
    changes, last = changes_of(proposal, reading, blueprint)
    memory = written(proposal.memory(last, reading.spellings), proposal.sender.name, proposal.year)
    place = memory_file(blueprint.raw.data_dir, proposal.sender.code)
    if any(changes):
        after = judged_after(changes, project)
        if after.errors and partly and (rest := without_rows(reading, after.errors)):
            click.echo("\n".join(_left_out(after.errors)))
            changes, last = changes_of(proposal, rest, blueprint)
            after = judged_after(changes, project)
        if after.errors:
            raise Refused(report(file.name, after.errors))
        if after.warnings:
            click.echo(after.advised(), err=True)
        click.echo(change_list([told_edits(each) for each in changes if each]))
    else:
        click.echo("Tidak ada perubahan.")
    if dry_run:
        click.echo("Hanya percobaan: tidak ada yang ditulis.")
        return
    if any(changes):
        write_changes([each for each in changes if each])
    _remember(place, memory)


def _proposed(proposal: Proposal) -> Iterator[str]:
    """How the sheet is read: whose it is, and each part with its column and three of its cells."""
    sender = proposal.sender
    yield f"Pengirim  : {sender.name} ({sender.code}), {sender.level}, anggaran {sender.owner}"
    yield f"Tahun     : {proposal.year}, {proposal.state}"
    yield f"Satuan    : {_unit(proposal.unit)}"
    first = proposal.table.grid.lines[proposal.table.head.first]
    head = f"kepala tabel mulai baris {first}" if first > 0 else "cetakan RKA atau DPA"
    yield f"Lembar    : {proposal.sheet}, {head}"
    if proposal.alike:
        names = ", ".join(table.grid.name for table in proposal.alike)
        yield f"            bersama lembar {names}, yang kolomnya sama"
    if proposal.others:
        yield f"Tidak dibaca: lembar {', '.join(proposal.others)}"
    where = f" menurut {proposal.remembered.name}" if proposal.remembered else ""
    yield f"Pemetaan kolom{where}:"
    for part, column in columns_shown(proposal.table.parts):
        hidden = " (tersembunyi)" if column.hidden else ""
        letter = cell_name(1, column.at + 1).rstrip("1")
        yield f"  {PARTS[part]} ← {letter} {column.name!r}{hidden}"
        if column.examples:
            yield f"      {' | '.join(map(_short, column.examples))}"
    used = {column.at for _, column in columns_shown(proposal.table.parts)}
    rest = [column.name for column in proposal.table.columns if column.at not in used]
    if rest:
        yield f"  Tidak dibaca: {', '.join(rest)}"


def _unit(unit: int) -> str:
    if not unit:
        return "rupiah (tidak disebut di lembar)"
    return next(word for word, value in UNITS.items() if value == unit)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _agree(agreed: bool) -> None:
    """Asks on a terminal; raises Refused where nobody answers or the answer is no."""
    if agreed:
        return
    if not sys.stdin.isatty():
        raise Refused(
            "Periksa pemetaan di atas. Bila benar, jalankan lagi dengan --yes; bila tidak, tulis "
            "pemetaan lain dan sebutkan dengan --pemetaan."
        )
    if not click.confirm("Pakai pemetaan ini?", default=True):
        raise Refused("Tidak ada yang ditulis. Tulis pemetaan lain dan sebutkan dengan --pemetaan.")


def _read(proposal: Proposal, reading: Reading) -> Iterator[str]:
    yield f"Dibaca: {len(reading.rows)} baris, pagu Rp{thousands(reading.money)}."
    if known := [*told_spellings({**proposal.spellings, **reading.spellings})]:
        yield f"Nama tempat yang dibaca lain daripada tertulis: {'; '.join(known)}."
    yield from (f"Catatan: {note}" for note in reading.notes)


def _warned(warnings: list[CellProblem]) -> Iterator[str]:
    """Each cause once, with the cells that have it."""
    places: dict[tuple[str, str], list[str]] = {}
    for each in sorted(warnings):
        places.setdefault((each.message, each.hint), []).append(each.place)
    for (message, hint), cells in places.items():
        more = f" dan {len(cells) - _FEW} sel lain" if len(cells) > _FEW else ""
        yield f"Peringatan: {', '.join(cells[:_FEW])}{more}: {message} {hint}"


def _left_out(problems: list[CellProblem]) -> Iterator[str]:
    """The rows that are not taken, each with why."""
    rows = len({(each.sheet, each.row) for each in problems})
    yield f"Ditinggalkan: {rows} baris."
    for each in sorted(problems):
        yield f"  {each.place or each.sheet}: {each.message} {each.hint}"


def _remember(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    try:
        write_whole(path, content)
    except OSError as error:
        raise Refused(f"Pemetaan tidak dapat diingat: {why_unwritten(error)}") from None
    click.echo(f"Pemetaan diingat: {path}")
