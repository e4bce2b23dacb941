"""The Matriks Cetak Biru: how far it is filled in, then that of each kabupaten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cetakbiru.insight.blueprint_matrix import MatrixRow, Measure, matrix_of
from cetakbiru.insight.directions import Direction
from cetakbiru.model.addresses import slug
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator, Matriks
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    entry_link,
    guide_link,
    indicator_link,
    opd_link,
    source_link,
    sources_note,
    year_with_age,
)
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import amount, count, missing
from cetakbiru.pages.fragments.tables import (
    NO_DATA,
    Column,
    Row,
    Table,
    bullets,
    folded,
    render,
    small,
)

_Count = tuple[str, Callable[[MatrixRow], int]]
# What the overview counts in the rows of a kabupaten.
_OF_ALL: tuple[_Count, ...] = (
    ("Arah prioritas", lambda row: len(row.directions)),
    ("Indikator bernilai", lambda row: sum(one.value is not None for one in row.measures)),
    (
        "Usulan target (hitungan)",
        lambda row: sum(one.proposed is not None for one in row.measures),
    ),
)
_OF_AGENCIES: tuple[_Count, ...] = (
    ("Target dari OPD", lambda row: sum(len(one.given) for one in row.measures)),
    ("Strategi dari OPD", lambda row: len(row.strategies)),
)


def blueprint_matrix(blueprint: Blueprint, links: Links) -> Html:
    """What is filled in, by kabupaten, then for each kabupaten its program utama, folded."""
    matrices = {code: matrix_of(blueprint, code) for code in blueprint.kabupaten}
    parts = (_folded(blueprint, links, code, rows) for code, rows in matrices.items())
    return lines((_overview(blueprint, links, matrices), *parts))


def _overview(
    blueprint: Blueprint, links: Links, matrices: dict[str, tuple[MatrixRow, ...]]
) -> Html:
    """Counts by kabupaten; of what agencies give only once one has given something.

    Where there is nothing to count, a sentence says what the matrix begins with.
    """
    if not any(number(row) for rows in matrices.values() for row in rows for _, number in _OF_ALL):
        text = "Matriks terisi dari angka indikator, bukti kegiatan tambang, dan isian OPD."
        return element("p", None, text)
    note = "Satu indikator dihitung sekali dalam setiap program utama yang memakainya."
    columns = _OF_ALL + _OF_AGENCIES
    if not blueprint.matriks:
        columns = _OF_ALL
        note += " Isian OPD dihitung di sini setelah yang pertama diterima."
    return render(
        links,
        Table(
            key="keadaan-matriks",
            caption="Isi Matriks Cetak Biru menurut kabupaten dan kota",
            columns=(
                Column("Kabupaten atau kota"),
                *(Column(title, numeric=True) for title, _ in columns),
            ),
            rows=[
                Row(
                    (
                        link(f"#{matrix_anchor(code)}", blueprint.region_name(code)),
                        *(count(sum(map(number, rows))) for _, number in columns),
                    )
                )
                for code, rows in matrices.items()
            ],
            origin="matriks",
            note=fragment(note),
            matrix=True,
        ),
    )


def matrix_anchor(kabupaten: str) -> str:
    """Where the matrix of a kabupaten begins: the caption of its table."""
    return slug(f"tabel-{matrix_key(kabupaten)}")


def matrix_key(kabupaten: str) -> str:
    """What the table of a kabupaten is named by on its page."""
    return f"matriks-{kabupaten}"


def _folded(blueprint: Blueprint, links: Links, kabupaten: str, rows: Sequence[MatrixRow]) -> Html:
    name = blueprint.region_name(kabupaten)
    used = [
        *(measure.value.sumber for row in rows for measure in row.measures if measure.value),
        *(given.sumber for row in rows for given in row.given),
    ]
    table = Table(
        key=matrix_key(kabupaten),
        caption=f"Matriks Cetak Biru {name}",
        columns=(
            Column("Program utama", of_group=True),
            Column("Indikator"),
            Column("Kondisi"),
            Column("Target"),
            Column("Strategi", prose=True, of_group=True),
            Column("Arah prioritas dan kebijakan", of_group=True),
            Column("Diisi oleh (usulan)", of_group=True),
        ),
        rows=[row for each in rows for row in _rows(blueprint, links, each)],
        origin="matriks",
        data=NO_DATA,
        note=sources_note(blueprint, links, used),
    )
    # The anchor stands within: whoever follows it finds the fold open.
    return folded(name, render(links, table))


def _rows(blueprint: Blueprint, links: Links, row: MatrixRow) -> Iterator[Row]:
    """A row for each indicator of a program utama; one without any has a row all the same."""
    first, *others = [_measured(blueprint, links, measure) for measure in row.measures] or [
        (missing(), missing(), missing())
    ]
    yield Row(
        (
            bidang_link(blueprint, links, row.bidang),
            *first,
            _strategy(row),
            _direction(blueprint, links, row),
            _filled_by(blueprint, links, row),
        ),
        group=len(others) + 1,
    )
    for cells in others:
        yield Row(cells, group=0)


def _filled_by(blueprint: Blueprint, links: Links, row: MatrixRow) -> Html:
    """The agencies; where none is named, who would adopt the text."""
    agencies = joined(", ", (opd_link(blueprint, links, code) for code in row.agencies))
    return agencies or fragment(blueprint.edisi.lembaga)


def _measured(blueprint: Blueprint, links: Links, measure: Measure) -> tuple[Html, Html, Html]:
    """Indicator, condition and target."""
    item = blueprint.indikator[measure.indikator]
    return (
        indicator_link(blueprint, links, item.id),
        _condition(blueprint, item, measure),
        _target(blueprint, links, item, measure),
    )


def _condition(blueprint: Blueprint, item: Indikator, measure: Measure) -> Html:
    if measure.value is None:
        return missing()
    year = year_with_age(blueprint, measure.value.tahun)
    place = "" if measure.rank is None else f", peringkat {measure.rank} dari {measure.of}"
    lagging = ", tertinggal" if measure.is_lagging else ""
    return fragment(f"{amount(measure.value.nilai, item)} (", year, f"){place}{lagging}")


def _target(blueprint: Blueprint, links: Links, item: Indikator, measure: Measure) -> Html:
    if measure.given:
        return bullets(_given(blueprint, links, item, row) for row in measure.given)
    aimed = blueprint.aturan.usulan_target
    if measure.proposed is None or aimed is None:
        return missing()
    return fragment(f"{amount(measure.proposed.usulan, item)} ({aimed.tahun}, hitungan)")


def _given(blueprint: Blueprint, links: Links, item: Indikator, row: Matriks) -> Html:
    return fragment(given_target(item, row), ", ", source_link(blueprint, links, row.sumber))


def given_target(item: Indikator, row: Matriks) -> Html:
    """A target that an agency gives, with its year and standing."""
    value = "" if row.target is None else amount(row.target, item)
    return fragment(f"{value} ({row.tahun}, {row.status})")


def _strategy(row: MatrixRow) -> Html:
    """What an agency gives; else what the guides lead to, marked as theirs."""
    if row.strategies:
        return bullets(row.strategies)
    if row.outcomes:
        return fragment(bullets(row.outcomes), " ", small("Menurut panduan."))
    return missing()


def _direction(blueprint: Blueprint, links: Links, row: MatrixRow) -> Html:
    """The directions that hold, by rank, then what an agency has agreed on."""
    found = [*(_one(blueprint, links, each) for each in row.directions), *row.policies]
    return bullets(found) if found else missing()


def _one(blueprint: Blueprint, links: Links, direction: Direction) -> Html:
    guide = guide_link(links, blueprint.calon[direction.calon])
    mark = " (pelengkap)" if direction.supplementary else ""
    return fragment(entry_link(links, direction), " ", guide, mark)
