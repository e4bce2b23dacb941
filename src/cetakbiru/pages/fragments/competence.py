"""Core competences on a page: the path of each kecamatan, its gates, who accompanies it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cetakbiru.insight.competence import (
    STAGES,
    Path,
    Verdict,
    facilitators_of,
    paths,
    repeated_from,
    unjudged,
    verdict_now,
)
from cetakbiru.insight.placed import village_names
from cetakbiru.model.instruments import Pendamping
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kompetensi
from cetakbiru.pages.fragments.behind import voices_line
from cetakbiru.pages.fragments.cells import (
    code,
    region_link,
    source_link,
    sources_note,
    subdistrict_link,
    text_or_missing,
    with_remark,
    year_with_age,
)
from cetakbiru.pages.fragments.empty import empty_instrument
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import (
    count,
    count_or_missing,
    date_element,
    exact,
    missing,
    years,
)
from cetakbiru.pages.fragments.tables import Column, Row, Table, flowing_rows, render, small

_UNNAMED = "tidak disebut sumber"
# The paths of kecamatan, above, say what belongs there and lead to the sheet.
_NO_STAGE = "Setiap tahap dirinci di sini setelah tercatat."


def stage_paths(blueprint: Blueprint, links: Links) -> Html:
    """How many stages there are and can be judged, then the path of each kecamatan."""
    items = tuple(blueprint.kompetensi.values())
    if not items:
        return empty_instrument(blueprint, links, "kompetensi")
    stages = [name for name in STAGES if any(item.tahap == name for item in items)]
    table = Table(
        key="rintisan",
        caption="Jalur kompetensi inti menurut kecamatan",
        columns=(
            Column("Kecamatan"),
            *(Column(name.capitalize()) for name in stages),
            Column("Gerbang tahap terakhir"),
        ),
        rows=[_path(blueprint, links, path, stages) for path in paths(blueprint)],
        origin="kompetensi",
        note=sources_note(blueprint, links, (item.sumber for item in items)),
    )
    told = element("p", None, _summary(blueprint, items))
    return lines((told, flowing_rows(links, table)))


def _summary(blueprint: Blueprint, items: Sequence[Kompetensi]) -> str:
    stages = Counter(item.tahap for item in items)
    places = {item.kecamatan for item in items if item.kecamatan}
    counted = ", ".join(f"{count(stages[name])} {name}" for name in STAGES if stages[name])
    told = f"Tercatat {counted}, di {count(len(places))} kecamatan."
    lacking = unjudged(blueprint)
    if not lacking:
        return told
    return (
        f"{told} {count(len(lacking))} di antaranya tidak dapat dinilai karena tanpa indikator "
        "atau target."
    )


def _path(blueprint: Blueprint, links: Links, path: Path, stages: Iterable[str]) -> Row:
    home = region_link(blueprint, links, path.kabupaten)
    by_stage: dict[str, list[Html]] = {}
    for step in path.steps:
        by_stage.setdefault(step.tahap, []).append(fragment(f"{step.kompetensi} ({step.tahun})"))
    place = subdistrict_link(blueprint, links, path.kecamatan) if path.kecamatan else _UNNAMED
    return Row(
        (
            with_remark(place, home),
            *(
                joined("; ", by_stage[stage]) if stage in by_stage else missing()
                for stage in stages
            ),
            verdict_now(blueprint, path.steps[-1]).value,
        )
    )


def core_competences(blueprint: Blueprint, links: Links) -> Html:
    """Every stage that is recorded, with its gate, who accompanies it and where it was repeated."""
    items = tuple(blueprint.kompetensi.values())
    if not items:
        return element("p", None, _NO_STAGE)
    return render(
        links,
        Table(
            key="kompetensi",
            caption="Kompetensi inti kecamatan menurut sumber",
            columns=(
                Column("Kompetensi inti"),
                Column("Tempat"),
                Column("Tahap"),
                Column("Gerbang", prose=True),
                Column("Pendamping"),
                Column("Sumber"),
            ),
            rows=[_stage(blueprint, links, item) for item in items],
            origin="kompetensi",
            note=sources_note(blueprint, links, (item.sumber for item in items)),
        ),
    )


def _stage(blueprint: Blueprint, links: Links, item: Kompetensi) -> Row:
    return Row(
        (
            joined(
                " ",
                (
                    with_remark(fragment(code(item.id), " ", item.kompetensi), item.catatan),
                    *map(small, voices_line(blueprint, links, item.id)),
                ),
            ),
            _place(blueprint, links, item),
            with_remark(
                fragment(item.tahap, ", ", year_with_age(blueprint, item.tahun)), _from(item)
            ),
            _gate(blueprint, item),
            text_or_missing("; ".join(_roles(facilitators_of(blueprint, item.id)))),
            source_link(blueprint, links, item.sumber),
        ),
        id=_anchor(item),
    )


def _place(blueprint: Blueprint, links: Links, item: Kompetensi) -> Html:
    named = (
        subdistrict_link(blueprint, links, item.kecamatan) if item.kecamatan else missing(_UNNAMED)
    )
    villages = ", ".join(village_names(blueprint, item.desa).values())
    home = region_link(blueprint, links, item.kabupaten)
    return fragment(*((f"{villages}, ",) if villages else ()), with_remark(named, home))


def _from(item: Kompetensi) -> Html | None:
    return (
        fragment("mengulang ", link(f"#kompetensi-{item.asal}", item.asal)) if item.asal else None
    )


def _gate(blueprint: Blueprint, item: Kompetensi) -> Html:
    """The indicator with its values, and what they say; where it was repeated, too."""
    found = verdict_now(blueprint, item)
    told = [] if found is Verdict.PLAN_ONLY else [fragment(found.value)]
    if item.bukti:
        told.append(fragment(f"bukti: {item.bukti}"))
    if again := repeated_from(blueprint, item.id):
        named = joined(", ", (link(f"#{_anchor(one)}", one.id) for one in again))
        told.append(fragment("diulang pada ", named))
    if item.indikator:
        told.insert(0, fragment(item.indikator, _values(item)))
    if not told:
        return missing()
    return with_remark(told[0], joined("; ", told[1:]))


def _values(item: Kompetensi) -> str:
    """ ": 0, target 5 kelompok (2028), tercapai 6 (2028)", as far as it is told."""
    unit = f" {item.satuan}" if item.satuan else ""
    told = []
    if item.nilai_awal is not None:
        told.append(f"semula {exact(item.nilai_awal)}{unit}")
    if item.nilai_target is not None:
        told.append(f"target {exact(item.nilai_target)}{unit} ({item.tahun_target})")
    if item.nilai_tercapai is not None:
        told.append(f"tercapai {exact(item.nilai_tercapai)}{unit} ({item.tahun_tercapai})")
    return f": {', '.join(told)}" if told else ""


def _roles(found: Iterable[Pendamping]) -> list[str]:
    return [f"{one.peran} {years(one.tahun_awal, one.tahun_akhir)}" for one in found]


def facilitators(blueprint: Blueprint, links: Links) -> Html:
    """Who accompanies the pilots: by role, place, period and number of groups, without names."""
    items = tuple(blueprint.pendamping.values())
    if not items:
        return EMPTY
    rows = [
        Row(
            (
                item.peran,
                _where(blueprint, links, item.wilayah),
                _period(blueprint, item),
                count_or_missing(item.orang),
                count_or_missing(item.kelompok),
                text_or_missing(item.lembaga),
                joined(", ", (link(f"#kompetensi-{name}", name) for name in item.kompetensi)),
                source_link(blueprint, links, item.sumber),
            ),
            id=f"pendamping-{item.id}",
        )
        for item in items
    ]
    return render(
        links,
        Table(
            key="pendamping",
            caption="Pendamping menurut peran dan tempat",
            columns=(
                Column("Peran"),
                Column("Tempat"),
                Column("Masa"),
                Column("Orang", numeric=True),
                Column("Kelompok", numeric=True),
                Column("Ditugaskan oleh"),
                Column("Mendampingi"),
                Column("Sumber"),
            ),
            rows=rows,
            origin="pendamping",
            note=sources_note(blueprint, links, (item.sumber for item in items)),
        ),
    )


def _period(blueprint: Blueprint, item: Pendamping) -> str:
    if item.tahun_akhir is not None:
        return years(item.tahun_awal, item.tahun_akhir)
    return f"mulai {item.tahun_awal}"


def _where(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """A kabupaten, a kecamatan, or a desa with its kecamatan."""
    if kode in blueprint.kabupaten:
        return region_link(blueprint, links, kode)
    if kode in blueprint.kecamatan:
        return subdistrict_link(blueprint, links, kode)
    (village,) = village_names(blueprint, (kode,)).values()
    home = subdistrict_link(blueprint, links, kode.rpartition(".")[0])
    return fragment(village, ", ", home)


def program_story(blueprint: Blueprint, links: Links, program_daerah: str) -> Html:
    """The meetings of a government programme from the first to the last, with what came of each."""
    item = blueprint.program_daerah[program_daerah]
    found = sorted(
        (blueprint.konsultasi[name] for name in item.pertemuan),
        key=lambda one: (one.tanggal is None, one.tanggal, one.id),
    )
    if not found:
        return EMPTY
    return element(
        "ol",
        {"class": "ppm-butir"},
        *(
            element(
                "li",
                None,
                *((date_element(one.tanggal), ": ") if one.tanggal else ()),
                link(links.konsultasi(one.id), one.judul),
                f". {one.hasil} " if one.hasil else ". ",
                "(",
                source_link(blueprint, links, one.sumber),
                ")",
            )
            for one in found
        ),
    )


def _anchor(item: Kompetensi) -> str:
    return f"kompetensi-{item.id}"
