"""What planners use on a page: planning sheets to download, the plan check, the village's form."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.entries import known_entries
from cetakbiru.model.alignment import alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import region_link, source_name, sources_note
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import missing
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, render
from cetakbiru.plans.engine import judged
from cetakbiru.plans.example import EXAMPLE_NAME, example_plan
from cetakbiru.plans.result import Activity

FOLDER = "unduhan"
ASSETS = "assets/align"
SCRIPT = "periksa-rencana.js"
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


def check_duties(blueprint: Blueprint, links: Links) -> Html:
    """What the check asks of a plan as a whole, each with its basis."""
    if not has_rules(blueprint):
        return _nothing()
    rules = alignment_rules(blueprint)
    laws = {law.id: law for law in blueprint.dasar_hukum}
    rows = [
        Row((duty.judul, ", ".join(filter(None, (law.peraturan, law.pasal))), law.isi))
        for duty in rules.kewajiban
        for law in (laws[duty.dasar],)
    ] + [
        Row((point.judul, source_name(blueprint, point.sumber), "butir kesiapan RKAB"))
        for point in rules.kesiapan
    ]
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
                [kode for duty in rules.kewajiban for kode in laws[duty.dasar].sumber]
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
            element("script", {"src": links.page(f"{ASSETS}/{SCRIPT}"), "defer": ""}),
        )
    )


def example_check(blueprint: Blueprint, links: Links) -> Html:
    """The invented plan and its verdict, activity by activity, marked as invented."""
    if not has_rules(blueprint):
        return _nothing()
    rules = alignment_rules(blueprint)
    result = judged(blueprint, [example_plan(rules)])
    notice = element(
        "p",
        {"class": "ppm-rekaan", "role": "note"},
        element("strong", None, "Rekaan. "),
        rules.contoh.catatan,
    )
    answers = Table(
        key="contoh-isian",
        caption="Keterangan rencana rekaan",
        columns=(Column("Isian"), Column("Isi rekaan")),
        rows=[
            Row((item.judul, result["isian"][item.kode]))
            for item in rules.isian
            if item.kode in result["isian"]
        ],
        origin="aturan_selaras",
        data=NO_DATA,
    )
    verdicts = Table(
        key="contoh-hasil",
        caption="Hasil periksa rencana rekaan",
        columns=(
            Column("Baris", numeric=True),
            Column("Kegiatan rekaan"),
            Column("Hasil"),
            Column("Keterangan"),
        ),
        rows=[_verdict_row(blueprint, links, activity) for activity in result["kegiatan"]],
        origin="aturan_selaras",
        data=NO_DATA,
    )
    findings = Table(
        key="contoh-kewajiban",
        caption="Kewajiban dan kesiapan pada rencana rekaan",
        columns=(Column("Butir"), Column("Hasil"), Column("Keterangan")),
        rows=[
            Row((one["judul"], one["status"].replace("-", " "), one["pesan"]))
            for one in (*result["kewajiban"], *result["kesiapan"])
        ],
        origin="aturan_selaras",
        data=NO_DATA,
    )
    unread = [
        f"Baris {one['baris']}, kolom {one['kolom']}: {one['pesan']}"
        for one in result["tidak_terbaca"]
    ]
    return lines(
        (
            align_style(links),
            notice,
            render(links, answers),
            render(links, verdicts),
            element("p", None, "Yang tidak terbaca:") if unread else EMPTY,
            _list(unread) if unread else EMPTY,
            element("p", None, "Ukuran fokus. ", result["fokus"]["pesan"]),
            render(links, findings),
        )
    )


def _verdict_row(blueprint: Blueprint, links: Links, activity: Activity) -> Row:
    fit, complete, sense = (
        activity["kesesuaian"],
        activity["kelengkapan"],
        activity["kewajaran"],
    )
    told = ", ".join(one["putusan"].replace("-", " ") for one in (fit, complete, sense))
    status = fragment(element("strong", None, told))
    entries = known_entries(blueprint)
    for reference in fit["acuan"][:1]:
        if reference["id"] in entries:
            entry = entries[reference["id"]]
            status = fragment(status, " ", link(links.entry(entry), entry.id))
    remarks = [
        *fit["pesan"],
        *(f"Kurang: {lack['pesan']}" for lack in complete["kurang"]),
        *(reason["pesan"] for reason in sense["alasan"]),
        *(overlap["pesan"] for overlap in activity["tumpang_tindih"]),
        *activity["catatan"],
    ] or ["lengkap"]
    items = (element("li", None, one) for one in remarks)
    told_all = element("ul", {"class": "ppm-butir"}, *items)
    return Row((str(activity["baris"]), activity["nama"], status, told_all))


def _download(blueprint: Blueprint, links: Links, kabupaten: str, kelompok: str) -> Html:
    address = links.page(f"{FOLDER}/{sheet_name(blueprint, kabupaten, kelompok)}")
    return element("a", {"href": address, "download": ""}, "Lembar rencana (XLSX)")


def align_style(links: Links) -> Html:
    """The style sheet of the plan pages, which other pages don't load."""
    return element("link", {"rel": "stylesheet", "href": links.page(f"{ASSETS}/align.css")})


def _list(items: Iterable[str]) -> Html:
    return element("ul", None, *(element("li", None, item) for item in items))


def _nothing() -> Html:
    return element("p", None, missing(_NO_RULES))
