"""`ppm new`: a content repository for a province, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.atomic import folder_beside, put_in_place, why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.places import register
from cetakbiru.starter.province import province_files


def _list_provinces(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo("\n".join(f"{code} {name}" for code, name in register.provinces().items()))
        context.exit()


@click.command(
    help="""Buat proyek cetak biru untuk sebuah provinsi di FOLDER.

    FOLDER belum ada atau masih kosong. Isinya: pengaturan, data dengan kode, nama, dan garis batas
    wilayah, halaman dengan petunjuk pengisian, dan pemeriksaan otomatis.
    """,
)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--provinsi", metavar="KODE", required=True, help="Kode atau nama provinsi, contoh 62."
)
@click.option(
    "--daftar",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_provinces,
    help="Sebutkan kode semua provinsi, lalu selesai.",
)
def new(folder: Path, provinsi: str) -> None:
    """Writes the repository and says how to go on."""
    target = folder.resolve()
    code = _province(provinsi, target)
    _refuse_occupied(target)
    write_files(province_files(code), target)
    click.echo(
        f"Proyek {register.provinces()[code]} selesai: {target}\n"
        f"{len(register.regencies(code))} kabupaten dan kota, "
        f"{len(register.subdistricts(code))} kecamatan"
        f"{_undrawn(code)}.\n"
        "Yang masih perlu diisi disebut di docs/yang-perlu-diisi.md.\n\n"
        f"Lanjutkan dengan:\n  cd {target}\n  ppm serve"
    )


def write_files(files: dict[str, bytes], target: Path) -> None:
    """Puts a folder with these files at `target`. Raises Refused, and then nothing is there."""
    try:
        with folder_beside(target) as fresh:
            for name, content in files.items():
                path = fresh / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            put_in_place(fresh, target)
    except OSError as error:
        raise Refused(f"Proyek di {target} tidak dibuat: {why_unwritten(error)}") from None


def _province(asked: str, target: Path) -> str:
    code = register.province_code(asked)
    if code is not None:
        return code
    near = [f"{kode} {name}" for kode, name in register.nearest_provinces(asked).items()]
    guess = f" Maksud Anda {' atau '.join(near)}?" if near else ""
    raise Refused(
        f'Proyek di {target} tidak dibuat: provinsi "{asked}" tidak dikenal.{guess} Lihat kode '
        "semua provinsi dengan: ppm new --daftar"
    )


def _refuse_occupied(target: Path) -> None:
    if target.is_dir():
        try:
            content = sorted(path.name for path in target.iterdir())
        except OSError as error:
            raise Refused(f"Folder {target} tidak terbaca: {why_unwritten(error)}") from None
        if content:
            raise Refused(
                f"Folder {target} sudah berisi {content[0]}, jadi tidak ditulisi. Sebutkan folder "
                "lain yang belum ada atau masih kosong."
            )
    elif target.exists():
        raise Refused(f"{target} adalah berkas, bukan folder. Sebutkan nama folder lain.")


def _undrawn(code: str) -> str:
    missing = register.without_outline(code)
    return f", {len(missing)} di antaranya tanpa garis batas" if missing else ""
