"""Where works meet, and who does the same at two levels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from cetakbiru.insight.doers import KABUPATEN, PROVINCE
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.work import (
    PROGRAM,
    RENJA,
    Work,
    current_works,
    works_by_id,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.pages.fragments.agreements import agreements_on
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    bidang_links,
    entry_link,
    kecamatan_names,
    region_link,
    with_remark,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, years
from cetakbiru.pages.fragments.planning import narrowable
from cetakbiru.pages.fragments.tables import (
    NO_DATA,
    Column,
    Row,
    Table,
    bullets,
    folded,
    render,
    small,
    table_id,
)
from cetakbiru.pages.fragments.works import counted_figure, money, whose, work_link
from cetakbiru.plans.gatherings import Gathering, gatherings
from cetakbiru.plans.meetings import WEAK, Meeting, meetings

# Meetings that the page of the province tells one by one; pages of kabupaten tell all of theirs.
_MOST = 60
# After all places in their order.
_UNREAD = "~"
# Letters of the code of a kecamatan.
_KECAMATAN = len("00.00.00")
# What two works have in common that are not of one kind.
_SAME_BIDANG = "bidang-sama"
# What makes two rows the same sub-activity, whichever level they are of.
_SAME_ROW = frozenset({"sama-subkegiatan", "sama-nama"})


def overlap_map(blueprint: Blueprint, links: Links) -> Html:
    """A map by number of meetings that are to be talked about."""
    counts = {kode: len(_to_discuss(blueprint, kode)) for kode in blueprint.kabupaten}
    if not any(counts.values()):
        return EMPTY
    subject = "banyaknya pekerjaan yang bertemu, derajat kuat dan sedang"
    note = "Dihitung dari pekerjaan yang tercatat dan belum berakhir."
    return counted_figure(
        blueprint, links, "peta-tumpang-tindih", subject, "Pertemuan", counts, note
    )


def overlap_list(blueprint: Blueprint, links: Links) -> Html:
    """The meetings of the whole province that are to be talked about, the strongest first."""
    found = _gathered(
        blueprint,
        (one for one in meetings(blueprint) if one.degree != WEAK and not _merges(blueprint, one)),
    )
    if not found:
        return _nothing_to_discuss(blueprint)
    told = found[:_MOST]
    caption = "Pekerjaan yang perlu dibicarakan"
    table = _meetings_table(blueprint, links, "temuan-tumpang-tindih", caption, told)
    if len(found) > len(told):
        rest = (
            fragment(link(links.works(kode), blueprint.region_name(kode)), f" ({count(number)})")
            for kode in blueprint.kabupaten
            if (number := len(_to_discuss(blueprint, kode)))
        )
        more = fragment(
            f"Yang disebut {count(len(told))} dari {count(len(found))} pertemuan, yang terkuat "
            "lebih dahulu. Semuanya menurut wilayah: ",
            joined(", ", rest),
            ".",
        )
        return lines((table, element("p", None, more)))
    return table


def district_meetings(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """All meetings in a kabupaten; the weak ones folded."""
    found = _of_kabupaten(blueprint, kabupaten)
    discussed = _to_discuss(blueprint, kabupaten)
    weak = [one for one in found if one.degree == WEAK]
    name = blueprint.region_name(kabupaten)
    parts = []
    if discussed:
        caption = f"Pekerjaan di {name} yang perlu dibicarakan"
        key = f"temu-{kabupaten}"
        parts.append(_meetings_table(blueprint, links, key, caption, discussed, kabupaten))
    else:
        text = f"Pekerjaan yang tercatat tidak bertemu dengan derajat kuat atau sedang di {name}."
        parts.append(element("p", None, text))
    if weak:
        parts.append(_weak_meetings(blueprint, links, kabupaten, weak))
    return lines(parts)


def _weak_meetings(
    blueprint: Blueprint, links: Links, kabupaten: str, found: Sequence[Meeting]
) -> Html:
    """Weak meetings, counted by place and bidang: those who work there need but know of each
    other."""
    known = works_by_id(blueprint)
    groups: dict[tuple[str, str], set[str]] = {}
    for one in found:
        for bidang in one.bidang:
            places = [kode for kode in one.places if kode.startswith(kabupaten)] or [kabupaten]
            if _is_unread(known, one):
                places = [_UNREAD]
            for place in places:
                groups.setdefault((place, bidang), set()).update((one.one, one.other))
    rows = [
        Row(
            (
                "Tempat tidak terbaca" if place == _UNREAD else blueprint.region_name(place),
                bidang_link(blueprint, links, bidang),
                joined(
                    ", ",
                    (fragment(work_link(blueprint, links, known[name])) for name in sorted(names)),
                ),
            )
        )
        for (place, bidang), names in sorted(groups.items())
    ]
    table = Table(
        key=f"temu-lemah-{kabupaten}",
        caption="Pekerjaan berderajat lemah menurut tempat dan program utama",
        columns=(Column("Tempat"), Column("Program utama"), Column("Pekerjaan", prose=True)),
        rows=rows,
        origin=RENJA,
        data=NO_DATA,
    )
    title = f"Derajat lemah: cukup saling memberi tahu ({count(len(found))})"
    return folded(title, render(links, table))


def _meetings_table(
    blueprint: Blueprint,
    links: Links,
    key: str,
    caption: str,
    found: Iterable[Gathering],
    kabupaten: str | None = None,
) -> Html:
    """Works that meet, of the province by kabupaten, of one kabupaten by the places in it."""
    known = works_by_id(blueprint)
    rows = [
        Row(
            (
                _homes(blueprint, links, known, one.works)
                if kabupaten is None
                else _places(blueprint, one, kabupaten),
                bidang_links(blueprint, links, one.bidang),
                one.degree,
                bullets(_told(blueprint, links, known[name]) for name in one.works),
                with_remark(_reasons(one), agreements_on(blueprint, links, one.works)),
            )
        )
        for one in found
    ]
    table = Table(
        key=key,
        caption=caption,
        columns=(
            Column("Wilayah" if kabupaten is None else "Tempat"),
            Column("Program utama"),
            Column("Derajat"),
            Column("Pekerjaan", prose=True),
            Column("Mengapa", prose=True),
        ),
        rows=rows,
        origin=RENJA,
        data=NO_DATA,
    )
    return narrowable(links, table, (0, 1, 2))


def _reasons(one: Gathering) -> Html:
    """Why works meet; of which ones, where it is not the reason of all."""
    told = [
        fragment(reason if len(works) == len(one.works) else f"{' dan '.join(works)}: {reason}")
        for reason, works in one.reasons()
    ]
    return told[0] if len(told) == 1 else bullets(told)


def _homes(
    blueprint: Blueprint, links: Links, known: Mapping[str, Work], works: Iterable[str]
) -> Html:
    """The kabupaten in which works meet, or the whole province."""
    homes = _kabupaten_of(known, works)
    if not homes:
        return fragment(blueprint.region_name(blueprint.edisi.provinsi.kode))
    return joined(", ", (region_link(blueprint, links, kode) for kode in homes))


def _places(blueprint: Blueprint, one: Gathering, kabupaten: str) -> str:
    """The kecamatan of a kabupaten in which works meet, or the whole of it."""
    inside = [kode[:_KECAMATAN] for kode in one.places if kode.startswith(f"{kabupaten}.")]
    known = [kode for kode in dict.fromkeys(inside) if kode in blueprint.kecamatan]
    return kecamatan_names(blueprint, known) if known else "seluruh wilayah"


def _kabupaten_of(known: Mapping[str, Work], works: Iterable[str]) -> list[str]:
    """The kabupaten that works have in common; one of the whole province has them all."""
    homes = [known[name].kabupaten for name in works if known[name].kabupaten]
    return [kode for kode in homes[0] if all(kode in one for one in homes)] if homes else []


def _is_unread(known: Mapping[str, Work], one: Meeting) -> bool:
    """Whether nobody can tell if two works are at one place."""
    return any(known[name].unread for name in (one.one, one.other))


def _told(blueprint: Blueprint, links: Links, work: Work) -> Html:
    when = years(work.first, work.last)
    facts = ", ".join(filter(None, (whose(work), when)))
    return fragment(
        element("strong", None, work.doer),
        f" ({facts}): {work.name}. ",
        small(work_link(blueprint, links, work)),
    )


@once_per_blueprint
def _by_kabupaten(blueprint: Blueprint) -> Mapping[str, tuple[Meeting, ...]]:
    known = works_by_id(blueprint)
    found: dict[str, list[Meeting]] = {}
    for one in meetings(blueprint):
        for kode in _kabupaten_of(known, (one.one, one.other)):
            found.setdefault(kode, []).append(one)
    return {kode: tuple(each) for kode, each in found.items()}


def _of_kabupaten(blueprint: Blueprint, kabupaten: str) -> list[Meeting]:
    """The meetings in a kabupaten, but for programmes that may be merged, which stand apart."""
    every = _by_kabupaten(blueprint).get(kabupaten, ())
    return [one for one in every if not _merges(blueprint, one)]


def _to_discuss(blueprint: Blueprint, kabupaten: str) -> list[Gathering]:
    found = _of_kabupaten(blueprint, kabupaten)
    return _gathered(blueprint, (one for one in found if one.degree != WEAK))


def _gathered(blueprint: Blueprint, found: Iterable[Meeting]) -> list[Gathering]:
    return gatherings(found, works_by_id(blueprint))


def _merges(blueprint: Blueprint, one: Meeting) -> bool:
    """Whether both works are programmes that are but proposed."""
    known = works_by_id(blueprint)
    return known[one.one].kind == known[one.other].kind == PROGRAM


def shared_work(blueprint: Blueprint, links: Links) -> Html:
    """Programmes at one place that are of one kind: they may be put together."""
    known = known_entries(blueprint)
    found = [
        one
        for one in meetings(blueprint)
        if one.likeness != _SAME_BIDANG and _merges(blueprint, one)
    ]
    if not found:
        return EMPTY
    rows = [
        Row(
            (
                region_link(blueprint, links, known[one.one].kabupaten),
                one.degree,
                bullets(
                    fragment(entry_link(links, program), f" {program.nama}")
                    for program in (known[one.one], known[one.other])
                ),
                one.reason,
            )
        )
        for one in found
    ]
    table = Table(
        key="subprogram-bersama",
        caption="Program yang sejenis di satu wilayah",
        columns=(
            Column("Wilayah"),
            Column("Derajat"),
            Column("Program", prose=True),
            Column("Mengapa", prose=True),
        ),
        rows=rows,
        origin="program",
    )
    heading = element("h3", {"id": "program-sejenis"}, "Program yang sejenis")
    text = "Program yang sejenis di satu wilayah dapat digabung atau dibagi tempatnya."
    return lines((heading, element("p", None, text), narrowable(links, table, (0, 1))))


def both_levels(blueprint: Blueprint, links: Links) -> Html:
    """The same sub-activity by the province and by a kabupaten, at one place."""
    table = _both_levels(blueprint, links, meetings(blueprint), "provinsi-kabupaten")
    if not table:
        return EMPTY
    return lines((element("h3", {"id": "dua-tingkat"}, "Provinsi di samping kabupaten"), table))


def district_levels(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The same in one kabupaten."""
    found = _of_kabupaten(blueprint, kabupaten)
    return _both_levels(blueprint, links, found, f"provinsi-kabupaten-{kabupaten}")


def _both_levels(blueprint: Blueprint, links: Links, found: Iterable[Meeting], key: str) -> Html:
    known = works_by_id(blueprint)
    rows = []
    for one in found:
        pair = {work.level: work for work in (known[one.one], known[one.other])}
        kinds = {known[one.one].kind, known[one.other].kind}
        if kinds != {RENJA} or set(pair) != {PROVINCE, KABUPATEN}:
            continue
        if one.likeness not in _SAME_ROW or _is_unread(known, one):
            continue
        rows.append(
            Row(
                (
                    _homes(blueprint, links, known, (one.one, one.other)),
                    pair[KABUPATEN].name,
                    _beside(blueprint, links, pair[PROVINCE]),
                    _beside(blueprint, links, pair[KABUPATEN]),
                )
            )
        )
    if not rows:
        return EMPTY
    table = Table(
        key=key,
        caption="Subkegiatan yang sama pada provinsi dan kabupaten atau kota",
        columns=(
            Column("Wilayah"),
            Column("Subkegiatan", prose=True),
            Column("Provinsi"),
            Column("Kabupaten atau kota"),
        ),
        rows=rows[:_MOST],
        origin=RENJA,
        data=NO_DATA,
        note=fragment("Anggaran dalam juta rupiah menurut lembar masing-masing."),
    )
    return narrowable(links, table, (0,))


def _beside(blueprint: Blueprint, links: Links, work: Work) -> Html:
    facts = fragment(years(work.first, work.last), ", anggaran ", money(work), " ")
    return fragment(work.doer, " ", small(fragment(facts, work_link(blueprint, links, work))))


def _nothing_to_discuss(blueprint: Blueprint) -> Html:
    if not current_works(blueprint):
        return _nothing_recorded()
    text = (
        "Pekerjaan yang tercatat tidak bertemu dengan derajat kuat atau sedang. Tanyakan juga "
        "pekerjaan lain kepada perangkat daerah dan pemerintah desa sebelum rencana diajukan."
    )
    return element("p", None, text)


def _nothing_recorded() -> Html:
    text = (
        "Pekerjaan tahun berjalan tersusun di sini setelah rencana kerja perangkat daerah, desa, "
        "dan perusahaan tercatat. Program pemerintah yang sudah berakhir dibaca sebagai pelajaran."
    )
    return element("p", None, text)


def _outline(key: str) -> Callable[[Blueprint, Links], Html]:
    def outlined(blueprint: Blueprint, links: Links) -> Html:
        return element("p", {"id": links.unique_id(table_id(key))})

    return outlined


# By their macros: the anchors alone of what asks which works meet.
OUTLINES: Mapping[str, Callable[[Blueprint, Links], Html]] = MappingProxyType(
    {
        "peta_tumpang_tindih": _outline("peta-tumpang-tindih"),
        "temuan_tumpang_tindih": _outline("temuan-tumpang-tindih"),
        "subprogram_bersama": _outline("subprogram-bersama"),
        "provinsi_dan_kabupaten": _outline("provinsi-kabupaten"),
        "arah_menunggu": _outline("arah-menunggu"),
    }
)
