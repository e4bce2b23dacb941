"""Focus on a page: the measure, and programmes, agencies and companies by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cetakbiru.base.plain import rounded, with_comma
from cetakbiru.insight.entries import active
from cetakbiru.insight.focus import BETWEEN, FOCUSED, SPREAD, Focus, focus_of
from cetakbiru.insight.owners import (
    COMPANIES,
    GOVERNMENT,
    OwnersFocus,
    focus_by_owner,
    focus_together,
)
from cetakbiru.model.alignment import alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.cells import kecamatan_apart, region_link, sources_note
from cetakbiru.pages.fragments.empty import blank_sheet_link
from cetakbiru.pages.fragments.focus_strips import DRAWN, strips
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, missing
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, render


def focus_measure(blueprint: Blueprint, links: Links) -> Html:
    """How focus is measured, with its sources."""
    if not has_rules(blueprint):
        return element("p", None, "Ukuran fokus dimuat setelah aturannya ditulis.")
    rules = alignment_rules(blueprint).fokus
    few, many = (
        with_comma(10**5 // limit, 1).removesuffix(",0")
        for limit in (rules.terfokus_mulai, rules.menyebar_di_bawah)
    )
    limits = (
        f"Program terfokus bila sebarannya setara dengan {few} bagian sama besar atau kurang, dan "
        f"menyebar bila setara dengan lebih dari {many} bagian."
    )
    note = (
        f"Batas indeksnya {with_comma(rules.terfokus_mulai, 4)} dan "
        f"{with_comma(rules.menyebar_di_bawah, 4)}. "
    )
    sources = sources_note(blueprint, links, rules.sumber)
    cited = element("p", {"class": "ppm-catatan"}, note, sources)
    return lines((element("p", None, rules.uraian), element("p", None, limits), cited))


def district_focus(blueprint: Blueprint, links: Links) -> Html:
    """The focus of each kabupaten's programmes over kecamatan and sub-programme.

    One sentence while no programme names a kecamatan: fourteen empty rows would say no more.
    """
    every = active(blueprint.program.values())
    if not any(program.kecamatan for program in every):
        return element(
            "p",
            None,
            "Fokus setiap wilayah dihitung setelah programnya menyebut kecamatan. "
            "Kecamatan ditetapkan lewat pemetaan sosial dan konsultasi, dan tidak ditebak di sini.",
        )
    rows = []
    for kode in blueprint.kabupaten:
        programs = active(blueprint.programs_of_kabupaten(kode))
        found = _of_programs(blueprint, programs)
        rows.append(
            Row(
                (
                    region_link(blueprint, links, kode),
                    count(len(programs)),
                    count(found.placed if found else 0),
                    count(len(found.kecamatan) if found else 0),
                    _told(found) if found else missing(),
                )
            )
        )
    return render(
        links,
        Table(
            key="fokus-wilayah",
            caption="Fokus program menurut kecamatan dan subprogram",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Program", numeric=True),
                Column("Menyebut kecamatan", numeric=True),
                Column("Kecamatan yang disebut", numeric=True),
                Column("Fokus"),
            ),
            rows=rows,
            origin="program",
        ),
    )


def _of_programs(blueprint: Blueprint, programs: Iterable[Program]) -> Focus | None:
    if not has_rules(blueprint):
        return None
    placed = (
        (None, [(kode, one.subprogram or one.bidang) for kode in one.kecamatan]) for one in programs
    )
    return focus_of(placed, alignment_rules(blueprint).fokus)


def _told(focus: Focus) -> str:
    found = focus.found
    return (
        f"{found.verdict}, indeks {with_comma(found.index, 4)}, setara "
        f"{with_comma(found.equal_parts, 1)} dari {found.parts}"
    )


def government_focus(blueprint: Blueprint, links: Links) -> Html:
    """The focus of each agency's plan of work, in words, as a drawing and as a table."""
    side = _Side(
        GOVERNMENT,
        owners="perangkat daerah",
        plan="rencana kerja",
        waits="rencana kerja atau rencana aksinya dibaca",
        sheet="aksi",
        origin="renja",
    )
    return _of_owners(blueprint, links, side)


def company_focus(blueprint: Blueprint, links: Links) -> Html:
    """The same of the activities that companies agreed to have told under their names."""
    side = _Side(
        COMPANIES,
        owners="perusahaan",
        plan="etalase",
        waits="perusahaan menyetujui pemuatan kegiatannya",
        sheet="etalase",
        origin="kegiatan_perusahaan",
    )
    return _of_owners(blueprint, links, side)


def agency_focus(blueprint: Blueprint, links: Links, opd: str) -> Html | None:
    """The focus of one agency in a sentence; None while its works name no kecamatan."""
    owners = focus_by_owner(blueprint, GOVERNMENT)
    focus = next((one.focus for one in owners if one.owner == opd), None)
    if focus is None:
        return None
    return fragment(
        f"{focus.found.verdict}, setara {with_comma(focus.found.equal_parts, 1)} bagian sama besar "
        f"dari {count(focus.found.parts)}; terbesar di ",
        _largest(blueprint, links, focus),
        f" (menurut {_basis(focus)})",
    )


@dataclass(frozen=True)
class _Side:
    """Whose works are told: who they are, which plan of theirs is measured and what waits for it,
    the blank sheet by which they hand it in, and the descriptor of its rows."""

    name: str
    owners: str
    plan: str
    waits: str
    sheet: str
    origin: str


def _of_owners(blueprint: Blueprint, links: Links, side: _Side) -> Html:
    owners = focus_by_owner(blueprint, side.name)
    together = focus_together(blueprint, side.name)
    if together is None:
        waits = "kegiatannya menyebut kecamatan" if owners else side.waits
        sheet = None if owners else blank_sheet_link(blueprint, links, side.sheet)
        told = f"Fokus setiap {side.owners} dihitung setelah {waits}."
        return element("p", {"class": "ppm-belum-ada"}, told, *((" ", sheet) if sheet else ()))
    words = _words(blueprint, side, owners, together)
    caption = f"Sebaran kegiatan setiap {side.owners} menurut kecamatan"
    note = fragment(
        "Setiap batang satu pelaksana dan panjangnya sama. Ruas ialah bagian satu kecamatan, "
        "dari yang terbesar; garis di dalam ruas memisahkan bidang atau subprogram. "
        f"Dihitung dari kegiatan tahun {blueprint.edisi.tanggal.year} dan sesudahnya menurut "
        f"{side.plan}; bila belum ada, menurut rencana aksi.",
        f" Yang digambar {DRAWN} dengan kegiatan terbanyak; tabel memuat semuanya."
        if sum(one.focus is not None for one in owners) > DRAWN
        else "",
    )
    table = _owners_table(blueprint, links, side, owners)
    drawing = strips(blueprint, links, f"fokus-{side.name}", caption, words, owners)
    return lines(
        (element("p", None, words), svg.figure_with_wide_table(caption, drawing, note, table))
    )


def _words(
    blueprint: Blueprint, side: _Side, owners: Sequence[OwnersFocus], together: Focus
) -> str:
    """How many are focused, and where the largest shares are."""
    measured = [one.focus for one in owners if one.focus]
    verdicts = Counter(focus.found.verdict for focus in measured)
    told = ", ".join(
        f"{count(verdicts[name])} {name}" for name in (FOCUSED, BETWEEN, SPREAD) if verdicts[name]
    )
    whole = sum(together.shares.values())
    largest = list(together.kecamatan.items())[:3]
    shares = ", ".join(
        f"{kecamatan_apart(blueprint, kode)} {rounded(100 * share, whole)}%"
        for kode, share in largest
    )
    basis = "anggaran" if together.by_money else "kegiatan"
    return (
        f"Dari {count(len(owners))} {side.owners}, {count(len(measured))} menyebut kecamatan: "
        f"{told}. "
        f"Bagian {basis} terbesar ada di {shares}."
    )


def _owners_table(
    blueprint: Blueprint, links: Links, side: _Side, owners: Sequence[OwnersFocus]
) -> Html:
    rows = [
        Row(
            (
                one.doer,
                count(one.works),
                *_cells(blueprint, links, one.focus),
            )
        )
        for one in owners
    ]
    return render(
        links,
        Table(
            key=f"fokus-{side.name}",
            caption=f"Fokus setiap {side.owners}",
            columns=(
                Column(side.owners.capitalize()),
                Column("Kegiatan", numeric=True),
                Column("Menyebut kecamatan", numeric=True),
                Column("Kecamatan", numeric=True),
                Column("Bagian terbesar"),
                Column("Dihitung dari"),
                Column("Fokus"),
            ),
            rows=rows,
            origin=side.origin,
            data=NO_DATA,
        ),
    )


def _cells(blueprint: Blueprint, links: Links, focus: Focus | None) -> Sequence[str]:
    if focus is None:
        return "0", "0", missing(), missing(), missing()
    return (
        count(focus.placed),
        count(len(focus.kecamatan)),
        _largest(blueprint, links, focus),
        _basis(focus),
        _told(focus),
    )


def _largest(blueprint: Blueprint, links: Links, focus: Focus) -> Html:
    """The kecamatan with the largest share, and this in percent."""
    kode, share = next(iter(focus.kecamatan.items()))
    part = rounded(100 * share, sum(focus.shares.values()))
    name = link(links.kecamatan(blueprint.kecamatan[kode]), kecamatan_apart(blueprint, kode))
    return fragment(name, f" {part}%")


def _basis(focus: Focus) -> str:
    return "anggaran" if focus.by_money else "jumlah kegiatan"
