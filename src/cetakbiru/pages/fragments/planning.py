"""What planners use on a page: planning sheets to download, the plan check, the village's form."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from cetakbiru.base.cache import cache_of, key_of
from cetakbiru.base.plain import capitalized
from cetakbiru.insight.entries import known_entries
from cetakbiru.model.alignment import Rules, alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import region_link, source_name, sources_note
from cetakbiru.pages.fragments.html import Attributes, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import missing
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, render
from cetakbiru.plans.engine import verdict_on
from cetakbiru.plans.example import EXAMPLE_NAME, example_plan
from cetakbiru.plans.facts import law_name, plan_facts

FOLDER = "unduhan"
ASSETS = "assets/align"
# The page, the engine that it loads for the first plan, and what it loads for the first workbook.
SCRIPTS = (_PAGE, _LANGUAGE, _ENGINE, _WORKBOOK) = (
    "halaman-rencana.js",
    "bahasa-rencana.js",
    "periksa-rencana.js",
    "buku-kerja.js",
)
_SHELF = "contoh-rencana"
# Fewer rows than these are seen at a glance.
_FEWEST_NARROWED = 6
_NO_RULES = "Periksa rencana belum tersedia untuk edisi ini."


def sheet_name(blueprint: Blueprint, kabupaten: str, kelompok: str) -> str:
    """The file name of a planning sheet."""
    return f"lembar-rencana-{blueprint.kabupaten[kabupaten].slug}-{kelompok}.xlsx"


def sheet_downloads(blueprint: Blueprint, links: Links) -> Html:
    """The planning sheets of every kabupaten, one column a commodity group."""
    if not has_rules(blueprint):
        return _nothing()
    groups = blueprint.kelompok_komoditas.values()
    rows = [
        Row(
            (
                region_link(blueprint, links, kode),
                *(_download(blueprint, links, kode, group.kode) for group in groups),
            )
        )
        for kode in blueprint.kabupaten
    ]
    columns = (Column("Kabupaten atau kota"), *(Column(group.nama) for group in groups))
    caption = "Lembar rencana menurut wilayah dan kelompok komoditas"
    table = Table(
        key="lembar-rencana",
        caption=caption,
        columns=columns,
        rows=rows,
        origin="program",
        data=NO_DATA,
    )
    return render(links, table)


def district_sheets(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The planning sheets of one kabupaten."""
    if not has_rules(blueprint):
        return _nothing()
    items = (
        fragment(_download(blueprint, links, kabupaten, group.kode), f" untuk {group.nama.lower()}")
        for group in blueprint.kelompok_komoditas.values()
    )
    return element("ul", None, *(element("li", None, item) for item in items))


def sheet_columns(blueprint: Blueprint, links: Links) -> Html:
    """The columns of the planning sheet and what goes into each."""
    if not has_rules(blueprint):
        return _nothing()
    rules = alignment_rules(blueprint)
    return render(
        links,
        Table(
            key="kolom-lembar",
            caption="Kolom lembar rencana",
            columns=(Column("Kolom"), Column("Isi")),
            rows=[Row((item.judul, item.uraian)) for item in rules.kolom if item.lembar],
            origin="aturan_selaras",
        ),
    )


def check_parts(blueprint: Blueprint, links: Links) -> Html:
    """What an activity must say, by the stage that the plan is of."""
    if not has_rules(blueprint):
        return _nothing()
    rules = alignment_rules(blueprint)
    laws = {law.id: law for law in blueprint.dasar_hukum}
    based = [laws[part.dasar] for part in rules.bagian if part.dasar]
    rows = [
        Row(
            (
                capitalized(part.pesan),
                _stages(rules, part.tahap),
                law_name(laws[part.dasar]) if part.dasar else source_name(blueprint, rules.sumber),
            )
        )
        for part in rules.bagian
    ]
    return render(
        links,
        Table(
            key="butir-kelengkapan",
            caption="Yang diminta dari setiap kegiatan",
            columns=(
                Column("Bagian"),
                Column("Diminta pada"),
                Column("Dasar atau sumber"),
            ),
            rows=rows,
            origin="aturan_selaras",
            note=sources_note(
                blueprint, links, [*(kode for law in based for kode in law.sumber), rules.sumber]
            ),
        ),
    )


def _stages(rules: Rules, asked: Collection[str]) -> str:
    if len(asked) == len(rules.tahap):
        return "semua tahap"
    return "; ".join(stage.nama for stage in rules.tahap if stage.kode in asked)


def check_duties(blueprint: Blueprint, links: Links) -> Html:
    """What the check asks of a plan as a whole, each with its basis."""
    if not has_rules(blueprint):
        return _nothing()
    rules = alignment_rules(blueprint)
    laws = {law.id: law for law in blueprint.dasar_hukum}
    rows = [
        Row((duty.judul, law_name(laws[duty.dasar]), laws[duty.dasar].isi))
        for duty in rules.kewajiban
    ] + [
        Row(
            (
                point.judul,
                law_name(laws[point.dasar])
                if point.dasar
                else source_name(blueprint, point.sumber),
                f"kesiapan: {_stages(rules, point.tahap)}",
            )
        )
        for point in rules.kesiapan
    ]
    asked = (duty.dasar for duty in rules.kewajiban), (point.dasar for point in rules.kesiapan)
    named = [laws[kode] for kode in chain(*asked) if kode]
    return render(
        links,
        Table(
            key="butir-periksa",
            caption="Yang diperiksa pada seluruh rencana",
            columns=(Column("Butir"), Column("Dasar atau sumber"), Column("Isi")),
            rows=rows,
            origin="aturan_selaras",
            note=sources_note(
                blueprint,
                links,
                [kode for law in named for kode in law.sumber]
                + [point.sumber for point in rules.kesiapan],
            ),
        ),
    )


def plan_check(blueprint: Blueprint, links: Links) -> Html:
    """The plan check that runs in the reader's browser; says so where scripts don't run."""
    if not has_rules(blueprint):
        return _nothing()
    attributes: Attributes = {
        "class": "ppm-periksa",
        "data-bahasa": links.page(f"{ASSETS}/{_LANGUAGE}"),
        "data-mesin": links.page(f"{ASSETS}/{_ENGINE}"),
        "data-buku-kerja": links.page(f"{ASSETS}/{_WORKBOOK}"),
        "data-aturan": links.page(f"{ASSETS}/aturan-selaras.json"),
        "data-aturan-skrip": links.page(f"{ASSETS}/aturan-selaras.js"),
        "data-contoh": links.page(f"{FOLDER}/{EXAMPLE_NAME}"),
        "data-akar": links.page(""),
    }
    without = (
        "Pemeriksaan di halaman ini memerlukan JavaScript. Tanpa JavaScript, rencana dapat "
        "diperiksa dengan perintah ppm align pada komputer sendiri."
    )
    return lines(
        (
            align_style(links),
            element("div", attributes, element("p", {"class": "ppm-periksa-tanpa"}, without)),
            element("script", {"src": links.page(f"{ASSETS}/{_PAGE}"), "defer": ""}),
        )
    )


def example_check(blueprint: Blueprint, links: Links) -> Html:
    """The invented plan and its verdict, activity by activity, marked as invented."""
    if not has_rules(blueprint):
        return _nothing()
    rules = alignment_rules(blueprint)
    notice = element(
        "p",
        {"class": "ppm-rekaan", "role": "note"},
        element("strong", None, "Rekaan. "),
        rules.contoh.catatan,
    )
    shown = _example_verdict(blueprint, links)
    return lines(
        (
            align_style(links),
            notice,
            render(links, _example_answers(rules)),
            element("div", {"class": "ppm-periksa-hasil"}, *shown),
        )
    )


def facts_with_pages(blueprint: Blueprint, links: Links) -> dict[str, Any]:
    """What the engine knows, with the address of each direction, programme and guide."""
    pages = {item.id: links.entry(item) for item in known_entries(blueprint).values()}
    guides = ((item.kode, links.panduan(item)) for item in blueprint.calon.values())
    pages |= {kode: page for kode, page in guides if page is not None}
    return {**plan_facts(blueprint), "halaman": pages}


def _example_answers(rules: Rules) -> Table:
    answers = {item.kode: item.isi for item in rules.contoh.isian}
    return Table(
        key="contoh-isian",
        caption="Keterangan rencana rekaan",
        columns=(Column("Isian"), Column("Isi rekaan")),
        rows=[
            Row((item.judul, answers[item.kode])) for item in rules.isian if item.kode in answers
        ],
        origin="aturan_selaras",
        data=NO_DATA,
    )


def _example_verdict(blueprint: Blueprint, links: Links) -> list[Html]:
    """What the check shows of the invented plan; kept, since judging starts V8."""
    facts = facts_with_pages(blueprint, links)
    key = key_of(json.dumps(facts, ensure_ascii=False))

    def made() -> bytes:
        plan = example_plan(alignment_rules(blueprint))
        return "".join(verdict_on(facts, [plan], "halaman").pieces()).encode()

    content = cache_of(blueprint).shelf(_SHELF).kept(key, made)
    return [_html(tree) for tree in json.loads(content)]


def _html(tree: Any) -> Html:
    """An element as the check tells it (plans/report/tree.js)."""
    if isinstance(tree, str):
        return fragment(tree)
    children = (_html(child) for child in tree["children"])
    return element(tree["tag"], tree["attributes"], *children)


def _download(blueprint: Blueprint, links: Links, kabupaten: str, kelompok: str) -> Html:
    address = links.page(f"{FOLDER}/{sheet_name(blueprint, kabupaten, kelompok)}")
    return element("a", {"href": address, "download": ""}, "Lembar rencana (XLSX)")


def narrowable(links: Links, table: Table, columns: Iterable[int]) -> Html:
    """A table which, where it has many rows, a script lets readers narrow by these columns."""
    drawn = render(links, table)
    if len(table.rows) < _FEWEST_NARROWED:
        return drawn
    wanted = " ".join(str(column) for column in columns)
    script = element("script", {"src": links.page("assets/saring.js"), "defer": ""})
    return lines((align_style(links), element("div", {"data-saring": wanted}, drawn), script))


def align_style(links: Links) -> Html:
    """The style sheet of the plan pages, which other pages don't load."""
    return element("link", {"rel": "stylesheet", "href": links.page("assets/planning.css")})


def _nothing() -> Html:
    return element("p", None, missing(_NO_RULES))
