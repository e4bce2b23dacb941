"""The Matriks Cetak Biru on pages turned on their side: about one for each kabupaten."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from cetakbiru.insight.blueprint_matrix import MatrixRow, Measure, matrix_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator
from cetakbiru.outputs.pdf.views.parts import page_parts
from cetakbiru.pages.fragments.blueprint_matrix import given_target, matrix_key
from cetakbiru.pages.fragments.cells import sources_note
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import amount, missing
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, bullets, render

_ABOVE = "di atas"


def matrix(blueprint: Blueprint, links: Links) -> Html:
    """The matrix of every kabupaten; nothing before the first figure, direction or target."""
    matrices = {code: matrix_of(blueprint, code) for code in blueprint.kabupaten}
    if not any(map(_is_begun, matrices.values())):
        return EMPTY
    title = element("h1", None, "Matriks Cetak Biru")
    tables = (_table(blueprint, links, code, rows) for code, rows in matrices.items())
    return lines((title, page_parts(), _legend(blueprint, matrices.values()), *tables))


def _legend(blueprint: Blueprint, matrices: Collection[Sequence[MatrixRow]]) -> Html:
    """How cells are read, as far as there are such cells."""
    rows = [row for each in matrices for row in each]
    aimed = blueprint.aturan.usulan_target
    told = ["Setiap indikator dimuat satu kali, pada program utama pertama yang memakainya."]
    if aimed is not None and any(measure.proposed for row in rows for measure in row.measures):
        told.append(f"Target tanpa keterangan adalah hitungan untuk tahun {aimed.tahun}.")
    if any(row.outcomes and not row.strategies for row in rows):
        told.append("Strategi yang belum diisi OPD memuat hasil yang dituju panduan.")
    if any(row.directions for row in rows):
        told.append("Angka di belakang arah adalah nomor urutnya.")
    return element("p", None, " ".join(told))


def _is_begun(rows: Sequence[MatrixRow]) -> bool:
    return any(
        row.directions or row.given or any(measure.value is not None for measure in row.measures)
        for row in rows
    )


def _table(blueprint: Blueprint, links: Links, kabupaten: str, rows: Sequence[MatrixRow]) -> Html:
    used = [
        *(measure.value.sumber for row in rows for measure in row.measures if measure.value),
        *(given.sumber for row in rows for given in row.given),
    ]
    return render(
        links,
        Table(
            key=matrix_key(kabupaten),
            caption=f"Matriks Cetak Biru {blueprint.region_name(kabupaten)}",
            columns=(
                Column("Program utama", of_group=True),
                Column("Indikator"),
                Column("Kondisi"),
                Column("Tahun"),
                Column("Peringkat"),
                Column("Target"),
                Column("Strategi", prose=True, of_group=True),
                Column("Arah prioritas dan kebijakan", of_group=True),
                Column("Diisi oleh (usulan)", of_group=True),
            ),
            rows=list(_rows(blueprint, rows)),
            origin="matriks",
            data=NO_DATA,
            note=sources_note(blueprint, links, used),
        ),
    )


def _rows(blueprint: Blueprint, rows: Sequence[MatrixRow]) -> Iterator[Row]:
    """A row for each indicator, told once in a kabupaten; a later program utama names those that it
    shares only where it has no other."""
    told: set[str] = set()
    for row in rows:
        fresh = [measure for measure in row.measures if measure.indikator not in told]
        told.update(measure.indikator for measure in fresh)
        cells = [_measured(blueprint, measure) for measure in fresh]
        if row.measures and not fresh:
            names = (blueprint.indikator[one.indikator].name_in_words for one in row.measures)
            cells.append((fragment("; ".join(names)), fragment(_ABOVE), EMPTY, EMPTY, EMPTY))
        first, *others = cells or [(missing(),) * 5]
        agencies = ", ".join(blueprint.opd[code].singkatan for code in row.agencies)
        shared = (
            _strategy(row),
            _directions(row),
            agencies or blueprint.edisi.lembaga,
        )
        name = blueprint.bidang[row.bidang].nama_pendek
        yield Row((name, *first, *shared), group=len(others) + 1)
        for one in others:
            yield Row(one, group=0)


def _measured(blueprint: Blueprint, measure: Measure) -> tuple[Html, Html, Html, Html, Html]:
    """Indicator, condition, its year, rank and target."""
    item = blueprint.indikator[measure.indikator]
    name = fragment(item.name_in_words)
    target = _target(blueprint, item, measure)
    if measure.value is None:
        return name, missing(), missing(), missing(), target
    lagging = ", tertinggal" if measure.is_lagging else ""
    rank = (
        missing()
        if measure.rank is None
        else fragment(f"{measure.rank} dari {measure.of}{lagging}")
    )
    value = fragment(amount(measure.value.nilai, item))
    return name, value, fragment(str(measure.value.tahun)), rank, target


def _target(blueprint: Blueprint, item: Indikator, measure: Measure) -> Html:
    """What an agency gives, with year and standing; else what the rule computes."""
    if measure.given:
        return bullets(given_target(item, row) for row in measure.given)
    return (
        missing() if measure.proposed is None else fragment(amount(measure.proposed.usulan, item))
    )


def _strategy(row: MatrixRow) -> Html:
    found = row.strategies or row.outcomes
    return bullets(found) if found else missing()


def _directions(row: MatrixRow) -> Html:
    found = [f"{one.nama} ({one.rank})" for one in row.directions]
    return bullets([*found, *row.policies]) if found or row.policies else missing()
