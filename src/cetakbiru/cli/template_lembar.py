"""`ppm template NAMA`: the sheets that people fill in and that `ppm import` takes back."""

from __future__ import annotations

from pathlib import Path

import click

from cetakbiru.base.project import find_project
from cetakbiru.cli.options import data_folder
from cetakbiru.cli.workbooks import new_workbook, write_workbook
from cetakbiru.model.load import Blueprint
from cetakbiru.site.inputs import read_sound_blueprint
from cetakbiru.workbook.codes import registry_of
from cetakbiru.workbook.instrument import Instrument, Scope
from cetakbiru.workbook.instruments import INSTRUMENTS
from cetakbiru.workbook.making import instrument_workbook

# What is named after the district, as it always was.
_FILES = {"kabupaten": "program"}


def sheet_commands() -> list[click.Command]:
    """A command for each sheet, with an option for each thing that it may be limited to."""
    return [_command(instrument) for instrument in INSTRUMENTS.values()]


def _command(instrument: Instrument) -> click.Command:
    def make(out: Path | None, data: Path | None, **asked: str | None) -> None:
        blueprint = read_sound_blueprint(find_project(data))
        scope = {name: text for name, text in asked.items() if text}
        for each in instrument.scopes:
            if each.name in scope:
                _refuse_unknown(blueprint, instrument, each, scope[each.name])
        target = new_workbook(out or Path(_file_name(blueprint, instrument, scope)))
        write_workbook(target, instrument_workbook(blueprint, instrument.name, scope))

    command = click.command(
        instrument.name,
        short_help=instrument.help,
        help=f"{instrument.help}\n\nSetelah diisi, lembar ini dimasukkan kembali dengan "
        '"ppm import".',
    )(make)
    command.params += [
        click.Option(
            [f"--{each.name}"],
            required=each.required,
            metavar="TAHUN" if each.name == "tahun" else "KODE",
            help=each.help,
        )
        for each in instrument.scopes
    ]
    command.params.append(
        click.Option(
            ["--out"],
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="BERKAS.xlsx",
            help="Berkas yang ditulis; bawaan dinamai menurut isinya, di folder ini.",
        )
    )
    data_folder(command)
    return command


def _file_name(blueprint: Blueprint, instrument: Instrument, scope: dict[str, str]) -> str:
    places = blueprint.kabupaten
    words = [places[text].slug if text in places else text.lower() for text in scope.values()]
    stem = "-".join([_FILES.get(instrument.name, instrument.name), *words])
    return f"{stem.replace(' ', '-')}.xlsx"


def _refuse_unknown(blueprint: Blueprint, instrument: Instrument, scope: Scope, text: str) -> None:
    """Raises UsageError where the data do not know what a sheet shall be limited to."""
    known = _known(blueprint, instrument, scope.name)
    if known and text not in known:
        told = ", ".join(f"{code} {name}".strip() for code, name in known.items())
        raise click.UsageError(
            f"{scope.name.capitalize()} {text!r} tidak dikenal. Yang ada: {told}."
        )
    if scope.name == "tahun" and not text.isdecimal():
        raise click.UsageError(f"Tahun {text!r} bukan tahun.")


def _known(blueprint: Blueprint, instrument: Instrument, scope: str) -> dict[str, str]:
    """The codes that a scope may be, with their names; none where it may be anything."""
    if scope == "kabupaten":
        return {code: each.nama for code, each in blueprint.kabupaten.items()}
    if scope == "pemegang":
        return {one: "" for gap in blueprint.kelengkapan.values() for one in gap.pemegang}
    if scope == "konsultasi":
        return {code: each.judul for code, each in blueprint.konsultasi.items()}
    column = blueprint.raw.descriptors[instrument.table].columns_by_name[scope]
    return {
        code: name
        for codes in registry_of(blueprint).targets(column.references)
        for code, name in codes.labels.items()
    }
