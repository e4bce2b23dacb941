"""`ppm migrate`: data of an older format brought forward, shown first, with a copy kept.

Data of today's format get the tables, columns and pages that the engine has learnt since.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

import click

from cetakbiru.base.atomic import why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.migrations.project import (
    DATA,
    EDITION,
    Change,
    apply,
    changes,
    copy_kept,
    in_the_way,
    read_files,
)
from cetakbiru.migrations.steps import UnusableFileError, brought_forward
from cetakbiru.model.format import FORMAT, data_format

_YES = "ya"


@click.command(
    help=f"""Majukan data proyek ini ke bentuk {FORMAT}, bentuk yang dipakai mesin ini.

    Yang akan berubah ditunjukkan lebih dahulu. Isi semula disimpan sebagai zip di folder proyek.
    """,
)
@click.option("--ya", "agreed", is_flag=True, help="Langsung kerjakan tanpa bertanya.")
def migrate(agreed: bool) -> None:
    """Shows every change, asks, keeps a copy and makes them all or none."""
    root = Path.cwd()
    number = _known_format(root)
    before = read_files(root)
    try:
        wanted = changes(before, brought_forward(before, number))
    except UnusableFileError as error:
        raise Refused(
            f"{root / error.path} {error.reason}, lalu jalankan lagi. Tidak ada yang diubah."
        ) from None
    if number == FORMAT and not wanted:
        click.echo(f"Data di {root / DATA} sudah berbentuk {FORMAT}; tidak ada yang perlu diubah.")
        return
    if folders := in_the_way(root, wanted):
        raise Refused(
            "Di tempat berkas yang akan ditulis ada folder:\n"
            + "\n".join(f"  {folder}" for folder in folders)
            + "\nPindahkan folder itu, atau ganti namanya, lalu jalankan lagi. "
            "Tidak ada yang diubah."
        )
    click.echo(
        f"Data di {root / DATA} berbentuk {number} dan akan dilengkapi.\n"
        if number == FORMAT
        else f"Data di {root / DATA} berbentuk {number} dan akan menjadi bentuk {FORMAT}.\n"
    )
    click.echo("\n".join(_shown(wanted)))
    if not agreed:
        _ask()
    try:
        with copy_kept(root, before, number) as copy:
            apply(root, wanted)
    except OSError as error:
        raise Refused(
            f"Data di {root / DATA} tidak dimajukan dan tidak berubah: {why_unwritten(error)}"
        ) from None
    click.echo(
        f"Selesai. Isi semula ada di {copy}\n"
        "Kode mesin lama di folder ini tidak dipakai lagi dan boleh dihapus.\n\n"
        "Lanjutkan dengan:\n  ppm check"
    )


def _known_format(root: Path) -> int:
    """The format to bring forward. Raises Refused for a folder or a format that can't be."""
    if not (root / EDITION).is_file():
        raise Refused(
            f"Folder {root} bukan proyek cetak biru: {EDITION} tidak ada di situ. Pindahlah ke "
            "folder proyek, lalu jalankan lagi."
        )
    number = data_format(root / DATA).number
    if number > FORMAT:
        raise Refused(
            f"Data di {root / DATA} berbentuk {number}, lebih baru daripada bentuk {FORMAT} yang "
            "dikenal mesin ini. Naikkan versi mesin dengan pip install --upgrade cetakbiru."
        )
    if number < 1:
        raise Refused(
            f"Data di {root / DATA} menyebut bentuk {number}, yang tidak pernah ada. Perbaiki "
            f"baris bentuk di {EDITION}, atau hapus baris itu."
        )
    return number


def _shown(wanted: list[Change]) -> Iterator[str]:
    """Files that go, by folder, then what changes in each other file."""
    gone = [PurePosixPath(change.path) for change in wanted if change.after is None]
    in_folder = Counter(path.parent for path in gone)
    for folder, count in in_folder.items():
        alone = next(path for path in gone if path.parent == folder)
        yield f"hapus  {folder}/ ({count} berkas)" if count > 1 else f"hapus  {alone}"
    for change in wanted:
        if change.after is not None:
            yield f"{'ubah' if change.before else 'tambah'}   {change.path}"
            yield from (f"    {line}" for line in _difference(change))


def _difference(change: Change) -> Iterator[str]:
    before, after = (
        (content or b"").decode(errors="replace").splitlines()
        for content in (change.before, change.after)
    )
    # The first two lines name the files, which has been done.
    return islice(difflib.unified_diff(before, after, lineterm="", n=1), 2, None)


def _ask() -> None:
    answer = click.prompt(f'\nKetik "{_YES}" untuk melanjutkan', default="", show_default=False)
    if str(answer).strip().lower() != _YES:
        raise Refused("Tidak ada yang diubah.")
