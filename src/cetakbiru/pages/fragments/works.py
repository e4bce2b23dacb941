"""Who does what where: counted for the whole province, and the rows of works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from cetakbiru.insight.doers import KABUPATEN, PROVINCE, VILLAGE
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.placed import village_names
from cetakbiru.insight.work import (
    ACTION,
    BUSINESS,
    COMPANY,
    GOVERNMENT,
    PROGRAM,
    RENJA,
    Work,
    current_works,
    names_above,
    works_of_kabupaten,
)
from cetakbiru.model.instruments import Renja
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.behind import voices_line
from cetakbiru.pages.fragments.cells import (
    bidang_links,
    code,
    code_link,
    kecamatan_names,
    sources_note,
    text_or_missing,
)
from cetakbiru.pages.fragments.empty import empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import GOVERNMENT_PAGE, WINDOW_PAGE, Links, link
from cetakbiru.pages.fragments.maps.choropleth import map_title, shaded_map
from cetakbiru.pages.fragments.maps.figures import Figures
from cetakbiru.pages.fragments.numbers import count, exact, missing, years
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, render, small

# What whoever does something is called, in the order in which they are counted.
LEVELS: Mapping[str, str] = {
    PROVINCE: "provinsi",
    KABUPATEN: "kabupaten atau kota",
    VILLAGE: "desa",
    BUSINESS: "perusahaan",
}
_PROPOSED = "usulan program"
_WHOLE_PROVINCE = "pekerjaan-provinsi"
_UNREAD_PROVINCE = "pekerjaan-tak-terbaca"
# What works are called of which nobody could read the place.
UNREAD_PLACE = "Tempatnya belum terbaca"
# What the anchor of a row begins with.
ANCHOR = "pekerjaan-"
_MILLION = 1_000_000


def works_done(blueprint: Blueprint, kabupaten: str) -> list[Work]:
    """The works of a kabupaten but for programmes, which are proposed and stand on its page."""
    return [one for one in works_of_kabupaten(blueprint, kabupaten) if one.kind != PROGRAM]


def whose(work: Work) -> str:
    """What kind of owner does a work; a programme is but proposed to its agency."""
    return _PROPOSED if work.kind == PROGRAM else LEVELS[work.level]


def works_map(blueprint: Blueprint, links: Links) -> Html:
    """The kabupaten by the number of works that are planned or under way in each."""
    found = {kode: len(works_done(blueprint, kode)) for kode in blueprint.kabupaten}
    if not any(found.values()):
        return EMPTY
    note = (
        "Dihitung dari pekerjaan yang tercatat dan belum berakhir. Sedikit pekerjaan dapat berarti "
        "lembarnya menunggu dikirim."
    )
    return counted_figure(
        *(blueprint, links, "peta-pekerjaan", "banyaknya pekerjaan yang tercatat"),
        *("Pekerjaan", found, note),
    )


def counted_figure(
    blueprint: Blueprint,
    links: Links,
    key: str,
    subject: str,
    title: str,
    found: Mapping[str, int],
    note: str,
) -> Html:
    """A map of the kabupaten by how much of something about works each has, with its figures.

    `subject` says what is counted in full, `title` in a word.
    """
    told = {kode: f"{number} {title.lower()}" for kode, number in found.items()}
    figures = Figures({kode: Decimal(number) for kode, number in found.items()}, 0, told)
    table = Table(
        key=key,
        caption=f"{title} menurut kabupaten dan kota",
        columns=(Column("Kabupaten atau kota"), Column(title, numeric=True)),
        rows=[
            Row((link(links.works(kode), blueprint.region_name(kode)), count(number)))
            for kode, number in found.items()
        ],
        origin=RENJA,
        data=NO_DATA,
    )
    drawing = shaded_map(blueprint, links, key, subject, figures)
    heading = map_title(blueprint, subject)
    return svg.figure(heading, drawing, fragment(note), render(links, table))


def works_matrix(blueprint: Blueprint, links: Links) -> Html:
    """Kabupaten × bidang: how many works, and of whom; without any, what belongs here."""
    if not current_works(blueprint):
        return empty_instrument(blueprint, links, RENJA)
    rows = [_counts(blueprint, links, kode) for kode in blueprint.kabupaten]
    unplaced = [
        work for work in current_works(blueprint) if work.kind != PROGRAM and not work.kabupaten
    ]
    whole = [work for work in unplaced if not work.unread]
    unread = [work for work in unplaced if work.unread]
    for anchor, title, found in (
        (_WHOLE_PROVINCE, "Seluruh provinsi", whole),
        (_UNREAD_PROVINCE, UNREAD_PLACE, unread),
    ):
        if found:
            title_cell = link(f"#{anchor}", title)
            rows.append(Row((title_cell, *_by_level(found), *_by_bidang(blueprint, found))))
    table = Table(
        key="pekerjaan",
        caption="Pekerjaan yang tercatat menurut wilayah, pelaksana, dan program utama",
        columns=(
            Column("Wilayah"),
            *(Column(name.capitalize(), numeric=True) for name in LEVELS.values()),
            *(
                Column(item.kode, numeric=True, href=links.bidang(item))
                for item in blueprint.bidang.values()
            ),
        ),
        rows=rows,
        origin=RENJA,
        note=fragment(
            "Dihitung dari pekerjaan yang belum berakhir. Satu pekerjaan dapat mempunyai beberapa "
            "wilayah dan beberapa program utama."
        ),
        matrix=True,
    )
    return lines(
        (
            render(links, table),
            _unplaced(
                *(blueprint, links, _WHOLE_PROVINCE, "Pekerjaan di seluruh provinsi"),
                *("Pekerjaan yang tidak menyebut kabupaten atau kota", whole),
            ),
            _unplaced(
                *(blueprint, links, _UNREAD_PROVINCE, "Pekerjaan yang tempatnya belum terbaca"),
                *("Pekerjaan dengan tempat yang bukan nama wilayah", unread),
            ),
        )
    )


def _counts(blueprint: Blueprint, links: Links, kode: str) -> Row:
    found = works_done(blueprint, kode)
    title = link(links.works(kode), blueprint.region_name(kode))
    return Row((title, *_by_level(found), *_by_bidang(blueprint, found)))


def _by_level(found: Iterable[Work]) -> list[Html]:
    counted = Counter(work.level for work in found)
    return [fragment(count(counted[level])) for level in LEVELS]


def _by_bidang(blueprint: Blueprint, found: Iterable[Work]) -> list[Html]:
    counted = Counter(kode for work in found for kode in work.bidang)
    return [fragment(count(counted[kode])) for kode in blueprint.bidang]


def _unplaced(
    blueprint: Blueprint,
    links: Links,
    anchor: str,
    title: str,
    caption: str,
    found: Sequence[Work],
) -> Html:
    """Works of no kabupaten alone, under a heading; nothing where there are none."""
    if not found:
        return EMPTY
    heading = element("h2", {"id": anchor}, title)
    table = works_table(blueprint, links, anchor, caption, found)
    return lines((heading, table, works_sources(blueprint, links, found)))


def works_table(
    blueprint: Blueprint, links: Links, key: str, caption: str, found: Sequence[Work]
) -> Html:
    """The rows of works, each with its anchor."""
    table = Table(
        key=key,
        caption=caption,
        columns=(
            Column("Pekerjaan", prose=True),
            Column("Pelaksana"),
            Column("Program utama"),
            Column("Tahun"),
            Column("Anggaran (juta rupiah)", numeric=True),
        ),
        rows=[
            Row(
                (
                    fragment(work.name, " ", small(_below(blueprint, links, work))),
                    fragment(work.doer, " ", small(whose(work))),
                    bidang_links(blueprint, links, work.bidang) if work.bidang else missing(),
                    text_or_missing(years(work.first, work.last)),
                    money(work),
                ),
                id=f"{ANCHOR}{work.id}",
            )
            for work in found
        ],
        origin=RENJA,
        data=NO_DATA,
    )
    return render(links, table)


def _below(blueprint: Blueprint, links: Links, work: Work) -> Html:
    """The ID of a work, what its agency says of code, names and funds, and its place where it is
    not that of the table (its desa, its kecamatan where it has several, or the words of its sheet),
    and the voices behind it."""
    row = blueprint.renja.get(work.id)
    budgeted = (_coded(blueprint, row), row.sumber_dana) if row else ()
    places = [*village_names(blueprint, work.desa).values()]
    if len(work.kecamatan) > 1:
        places.append(kecamatan_names(blueprint, work.kecamatan))
    if work.unread:
        places.append(f"lokasi: {work.unread}")
    # Other kinds of works name their voices where their own row stands.
    voices = voices_line(blueprint, links, row.id) if row else ()
    told = (told_id(blueprint, links, work), *filter(None, budgeted), *places, *voices)
    return joined(" · ", told)


def _coded(blueprint: Blueprint, row: Renja) -> str:
    """The code of a sub-activity with what its programme and activity are called; "" of neither."""
    names = "; ".join(names_above(blueprint, row))
    if not row.kode:
        return names
    return f"{row.kode} ({names})" if names else row.kode


def works_sources(blueprint: Blueprint, links: Links, found: Iterable[Work]) -> Html:
    """Where works are told of."""
    note = sources_note(blueprint, links, (work.source for work in found))
    return element("p", {"class": "ppm-catatan"}, note)


def money(work: Work) -> Html:
    """What a work costs in millions of rupiah, a band as its company wrote it, or nothing known."""
    if work.band is not None:
        return fragment(work.band)
    if work.money is None:
        return missing()
    return fragment(exact((Decimal(work.money) / _MILLION).quantize(Decimal("0.1")).normalize()))


def told_id(blueprint: Blueprint, links: Links, work: Work) -> Html:
    """The ID of a work where its row stands: as a link where it has a page of its own."""
    return code(work.id) if work.kind == RENJA else work_link(blueprint, links, work)


def work_link(blueprint: Blueprint, links: Links, work: Work) -> Html:
    """The ID of a work as a link to its row; only the ID where that stands nowhere any more."""
    href = work_address(blueprint, links, work)
    return code(work.id) if href is None else code_link(href, work.id)


def work_address(blueprint: Blueprint, links: Links, work: Work) -> str | None:
    """Where the row of a work stands; None where it stands nowhere, its years being over."""
    if work.kind == PROGRAM:
        return links.entry(known_entries(blueprint)[work.id])
    if work.kind == GOVERNMENT:
        return links.page(GOVERNMENT_PAGE, f"program-daerah-{work.id}")
    if work.kind == ACTION:
        return links.aksi(blueprint.aksi[work.id])
    if work.kind == COMPANY:
        return links.page(WINDOW_PAGE, work.id)
    if not work.is_current(blueprint.edisi.tanggal.year):
        return None
    home = work.kabupaten[0] if work.kabupaten else None
    return f"{links.works(home)}#{ANCHOR}{work.id}"
