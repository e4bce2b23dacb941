"""The numbers that the priority rule's directions need and data/nomor-arah.csv lacks, as CSV."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import click

from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder, some_kabupaten
from cetakbiru.insight.directions import unrecorded
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import read_descriptors
from cetakbiru.site.inputs import read_sound_blueprint


@click.command(help="Tampilkan nomor arah prioritas yang belum tercatat, siap ditempel.")
@some_kabupaten
@data_folder
def propose(kabupaten: str | None, data: Path | None) -> None:
    """Writes CSV rows with header to standard output; the data stay as they are."""
    blueprint = read_sound_blueprint(find_project(data))
    places = [blueprint.edisi.provinsi.kode, *blueprint.kabupaten]
    if kabupaten is not None and kabupaten not in places:
        known = ", ".join(places)
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {known}.")
    wanted = [kabupaten] if kabupaten else places
    sys.stdout.write(number_rows(blueprint, wanted))


def number_rows(blueprint: Blueprint, wanted: list[str]) -> str:
    """CSV text with header: one row for each direction of the `wanted` places not yet listed."""
    columns = [column.name for column in read_descriptors()["nomor_arah"].columns]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for number in unrecorded(blueprint):
        if number.kabupaten in wanted:
            row = {"id": number.id, "kabupaten": number.kabupaten, "calon": number.calon}
            writer.writerow({**row, "sejak": blueprint.edisi.versi})
    return out.getvalue()
