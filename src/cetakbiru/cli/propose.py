"""The programmes that the priority rule proposes and the list lacks, as CSV rows ready to paste."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import click

from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder, some_kabupaten
from cetakbiru.insight import priority
from cetakbiru.insight.agreement import basis_of
from cetakbiru.insight.indicators import latest_value
from cetakbiru.insight.priority import Proposal
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.site.inputs import read_sound_blueprint


@click.command(help="Tampilkan program yang diusulkan aturan prioritas tetapi belum ada di daftar.")
@some_kabupaten
@data_folder
def propose(kabupaten: str | None, data: Path | None) -> None:
    """Writes CSV rows with header to standard output; the data stay as they are."""
    blueprint = read_sound_blueprint(find_project(data))
    if kabupaten is not None and kabupaten not in blueprint.kabupaten:
        known = ", ".join(blueprint.kabupaten)
        raise click.UsageError(f"Kabupaten {kabupaten!r} tidak dikenal. Yang ada: {known}.")
    wanted = [kabupaten] if kabupaten else list(blueprint.kabupaten)
    sys.stdout.write(proposal_rows(blueprint, wanted))


def proposal_rows(blueprint: Blueprint, wanted: list[str]) -> str:
    """CSV text with header: one row for each proposal of the `wanted` kabupaten not yet listed."""
    columns = [column.name for column in blueprint.raw.descriptors["program"].columns]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for kode in wanted:
        listed = {program.calon for program in blueprint.programs_of_kabupaten(kode)}
        taken = [program.id for program in blueprint.programs_of_kabupaten(kode)]
        for proposal in priority.compute(blueprint)[kode]:
            if proposal.calon.kode in listed:
                continue
            row = proposal_row(blueprint, kode, proposal, taken)
            taken.append(row["id"])
            writer.writerow(row)
    return out.getvalue()


def proposal_row(
    blueprint: Blueprint, kode: str, proposal: Proposal, taken: list[str]
) -> dict[str, str]:
    """The columns of a programme born from `proposal`, with the next free ID after `taken`."""
    calon = proposal.calon
    indicators, issues = basis_of(proposal)
    consultations = {
        consultation for issue in issues if (consultation := blueprint.isu[issue].konsultasi)
    }
    row = {
        "id": next_id(blueprint.kabupaten[kode].digits, calon.bidang, taken),
        "kabupaten": kode,
        "nama": calon.nama,
        "bidang": calon.bidang,
        "subprogram": calon.subprogram or "",
        "calon": calon.kode,
        "penerima_manfaat": calon.penerima_manfaat,
        "hasil": calon.hasil,
        "indikator": calon.indikator or "",
        "opd": calon.opd,
        "tujuan": LIST_SEPARATOR.join(_goals(blueprint, calon.bidang)),
        "dasar_indikator": LIST_SEPARATOR.join(sorted(indicators)),
        "dasar_isu": LIST_SEPARATOR.join(sorted(issues)),
        "dasar_konsultasi": LIST_SEPARATOR.join(sorted(consultations)),
        "status": "usulan",
        "sumber": blueprint.aturan.sumber,
        "ditinjau": blueprint.edisi.tanggal.isoformat(),
    }
    value = latest_value(blueprint, calon.indikator, kode) if calon.indikator else None
    if value is not None:
        row["baseline"] = str(value.nilai)
        row["baseline_tahun"] = str(value.tahun)
        row["baseline_sumber"] = value.sumber
    return row


def next_id(digits: str, bidang: str, taken: list[str]) -> str:
    """The next ID never given before: one more than the highest serial of region and bidang."""
    prefix = f"PPM-{digits}-{bidang}-"
    serials = [int(known.removeprefix(prefix)) for known in taken if known.startswith(prefix)]
    return f"{prefix}{max(serials, default=0) + 1:02d}"


def _goals(blueprint: Blueprint, bidang: str) -> list[str]:
    return [
        goal
        for entry in blueprint.padanan.padanan
        if entry.bidang == bidang
        for goal in entry.tujuan
    ]
