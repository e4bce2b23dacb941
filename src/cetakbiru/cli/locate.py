"""`ppm locate`: in which kecamatan a point, a name or a permit is, by the page's own engine."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from cetakbiru.base.errors import Refused, reason
from cetakbiru.base.project import Project, find_project
from cetakbiru.cli.options import data_folder
from cetakbiru.locating.engine import Locator
from cetakbiru.model.load import load_blueprint

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_OPTION = re.compile(r"--?[A-Za-z]")
_ORIGIN = "Garis batas tidak resmi dan disederhanakan; asalnya: data/wilayah/LISENSI.md."
_MOST = 10_000_000
_Answer = Mapping[str, Any]


@click.command(
    short_help="Cari letak sebuah titik, nama tempat, atau izin.",
    help="""Cari letak sebuah titik, nama tempat, atau izin.

    \b
    ppm locate 110,2 -1,8              satu titik: bujur, lalu lintang
    ppm locate --find "Desa Contoh"    nama, kode, koordinat, atau tautan peta
    ppm locate --file izin.geojson     izin: GeoJSON, KML, KMZ, GPX, WKT,
                                       zip shapefile, atau daftar titik (Excel, CSV)

    Jawabannya sama dengan halaman Wilayah saya, dengan desanya. Tidak ada yang dikirim ke mana pun.

    Kode keluar 0 bila tempatnya di provinsi ini, 1 bila tidak, tidak dikenal, atau masih harus
    dipilih di antara beberapa tempat; 2 bila perintahnya keliru.
    """,
    # A number below zero looks like an option.
    context_settings={"ignore_unknown_options": True},
)
@click.argument("place", nargs=-1, metavar="[BUJUR LINTANG]")
@click.option("--find", "text", metavar="TEKS", help="Nama, kode, koordinat, atau tautan peta.")
@click.option(
    "--file",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="BERKAS",
    help="Garis batas izin.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Bentuk hasil.",
)
@data_folder
def locate(
    place: tuple[str, ...], text: str | None, path: Path | None, form: str, data: Path | None
) -> None:
    """Prints the answer; exit code 1 when it is no one place of the province."""
    _refuse_wrong_calls(place, text, path)
    content = None if path is None else _bytes(path)
    project = find_project(data)
    try:
        answer = _answer(project, place, text, path, content)
    except Exception:
        _refuse_faulty_data(project)
        raise
    if form == "json":
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_lines(answer)))
    if not answer["di_provinsi"]:
        raise SystemExit(1)


def _answer(
    project: Project,
    place: Sequence[str],
    text: str | None,
    path: Path | None,
    content: bytes | None,
) -> _Answer:
    locator = Locator(load_blueprint(project.data))
    if path is not None and content is not None:
        return locator.permit(path.name, content)
    if text is not None:
        return locator.find(text)
    lon, lat = map(_degrees, place)
    return locator.at(lon, lat)


def _refuse_faulty_data(project: Project) -> None:
    # Imported here: all checks take longer than an answer, and few data that a command meets have
    # faults that it trips over.
    from cetakbiru.site.inputs import read_sound_blueprint

    read_sound_blueprint(project)


def _refuse_wrong_calls(place: Sequence[str], text: str | None, path: Path | None) -> None:
    unknown = next((word for word in place if _OPTION.match(word)), None)
    if unknown is not None:
        raise click.NoSuchOption(unknown.partition("=")[0])
    if (bool(place), text is not None, path is not None).count(True) != 1:
        raise click.UsageError(
            "Sebutkan satu saja: BUJUR LINTANG, --find TEKS, atau --file BERKAS."
        )
    if place and (len(place) != 2 or not all(map(_NUMBER.fullmatch, place))):
        said = " ".join(place)
        raise click.UsageError(
            f"BUJUR LINTANG harus dua angka, misalnya 110,2 -1,8, bukan {said!r}. "
            f"Untuk nama, kode, dan koordinat dalam bentuk lain tulis --find {said!r}."
        )


def _degrees(word: str) -> float:
    number = float(word.replace(",", "."))
    # Figures enough for infinity are no degrees; the engine says so of any number this large.
    return number if math.isfinite(number) else 1e9


def _bytes(path: Path) -> bytes:
    """The content of a file, of a long one enough for the engine to see that it is too long."""
    try:
        with path.open("rb") as file:
            return file.read(_MOST)
    except OSError as error:
        raise Refused(f"{path} tidak dapat dibuka: {reason(error)}. Periksa berkas itu.") from None


def _lines(answer: _Answer) -> Iterator[str]:
    """The answer as a person reads it."""
    yield from _permit(answer) if _is_permit(answer) else _place(answer)
    if answer["pilihan"]:
        yield "Pilihan:"
        for one in answer["pilihan"]:
            yield f"  {one['kode']}  {one['nama']}"
    for note in answer["catatan"]:
        yield f"Catatan: {note}"
    if answer["di_provinsi"] and (answer["tetangga"] or answer.get("titik") or _is_permit(answer)):
        yield _ORIGIN  # what a name or a code answers rests on no outline


def _is_permit(answer: _Answer) -> bool:
    return isinstance(answer["kecamatan"], list)


def _place(answer: _Answer) -> Iterator[str]:
    if point := answer["titik"]:
        yield f"Titik: lintang {_figure(point['lintang'], 6)}, bujur {_figure(point['bujur'], 6)}"
    if region := answer["kabupaten"]:
        yield f"{region['jenis']}: {region['nama']} ({region['kode']})"
    for level in ("kecamatan", "desa"):
        if found := answer[level]:
            yield f"{found.get('jenis', level.capitalize())}: {found['nama']} ({found['kode']})"
    if answer["tetangga"]:
        yield "Bersebelahan:"
        yield from map(_neighbour, answer["tetangga"])


def _permit(answer: _Answer) -> Iterator[str]:
    if answer["luas_km2"] is None:
        return
    corners = f"{answer['titik_sudut']:,}".replace(",", ".")
    yield f"Luas izin: {_figure(answer['luas_km2'], 4)} km² ({corners} titik sudut)"
    for title, level in (
        ("Kabupaten/kota", "kabupaten"),
        ("Kecamatan", "kecamatan"),
        ("Desa/kelurahan", "desa"),
    ):
        if answer[level]:
            yield f"{title}:"
            yield from map(_share, answer[level])
    if answer["di_luar"] and answer["di_luar"]["luas_km2"]:
        yield _share({**answer["di_luar"], "nama": "di luar provinsi ini", "kode": ""})
    if answer["bersebelahan"]:
        yield "Bersebelahan dengan kecamatan itu:"
        yield from map(_neighbour, answer["bersebelahan"])


def _share(item: _Answer) -> str:
    within = item.get("kecamatan") or item.get("kabupaten")
    name = f"{item['nama']} ({within['nama']})" if within else item["nama"]
    name = f"Kota {name}" if item.get("jenis") == "Kota" else name
    share, area = _figure(100 * item["bagian"], 2), _figure(item["luas_km2"], 4)
    return f"  {share:>6}%  {area:>12} km²  {item['kode']:<13}  {name}".rstrip()


def _neighbour(item: _Answer) -> str:
    if region := item.get("kabupaten"):
        return f"  {item['kode']}  {item['nama']} ({region['jenis']} {region['nama']})"
    return f"  {item['kode']}  {item['jenis']} {item['nama']}"


def _figure(value: float, digits: int) -> str:
    """A number as Indonesian writes it, without zeros at its end."""
    text = f"{value:,.{digits}f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))
