"""Issues that the community raised and the meetings in which the blueprint took shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cetakbiru.insight.voices import (
    attendance,
    groups_of,
    parts_of_meeting,
    rows_of_meeting,
    voices_in,
)
from cetakbiru.model.addresses import feed_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Isu, Konsultasi
from cetakbiru.pages.fragments.behind import voices_behind
from cetakbiru.pages.fragments.cells import (
    bidang_links,
    region_link,
    source_link,
    sources_note,
    text_or_missing,
    with_remark,
    year_with_age,
)
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import CONSULTATION, Links, link
from cetakbiru.pages.fragments.numbers import count, count_or_missing, date_element, missing
from cetakbiru.pages.fragments.tables import (
    Column,
    Row,
    Table,
    bullets,
    definitions,
    flowing_rows,
    render,
    small,
)
from cetakbiru.pages.fragments.voices import district_voices

# Which text a meeting was about, with the sentence above its kind; that of this text needs none.
_KINDS = {
    "naskah-ini": None,
    "proses-provinsi": "Pertemuan berikut bagian dari penyusunan naskah lain di tingkat provinsi:",
    "pelajaran": "Pertemuan lain yang menjadi pelajaran:",
}
REMARKS = {
    "naskah-ini": None,
    "proses-provinsi": "penyusunan naskah lain di tingkat provinsi",
    "pelajaran": "pelajaran dari forum lain",
}
# The register of voices, above, says what belongs there and leads to the sheet.
_NO_MEETING = "Pertemuan disebut di sini setelah notulanya dimasukkan."
_SCOPE = {"semua": None, "perbatasan": "kabupaten perbatasan saja"}


def issues(blueprint: Blueprint, links: Links) -> Html:
    """Every recorded issue, each with its anchor."""
    return _issue_table(
        blueprint, links, blueprint.isu.values(), "isu", "Isu masyarakat yang tercatat"
    )


def district_issues(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The issues that hold in a kabupaten, those of the whole province included."""
    name = blueprint.region_name(kabupaten)
    found = [item for item in blueprint.isu.values() if blueprint.concerns(item, kabupaten)]
    if not found:
        return element("p", None, f"Isu di {name}: ", missing(), ".")
    return _issue_table(blueprint, links, found, f"isu-{kabupaten}", f"Isu yang menyangkut {name}")


def _issue_table(
    blueprint: Blueprint, links: Links, items: Iterable[Isu], key: str, caption: str
) -> Html:
    found = list(items)
    # The anchor stands once, in the full list; elsewhere the ID leads there.
    listed = len(found) == len(blueprint.isu) and key == "isu"
    rows = [
        Row(
            (
                item.id if listed else link(links.isu(item.id), item.id),
                with_remark(element("strong", None, item.judul), item.uraian),
                item.aspek,
                with_remark(region_link(blueprint, links, item.wilayah), _SCOPE[item.lingkup]),
                bidang_links(blueprint, links, item.bidang),
                joined(" ", _raised(blueprint, links, item)),
            ),
            id=f"isu-{item.id}" if listed else None,
        )
        for item in found
    ]
    return render(
        links,
        Table(
            key=key,
            caption=caption,
            columns=(
                Column("ID"),
                Column("Isu", prose=True),
                Column("Aspek"),
                Column("Wilayah"),
                Column("Program utama terkait"),
                Column("Disampaikan"),
            ),
            rows=rows,
            origin="isu",
            note=sources_note(blueprint, links, (item.sumber for item in found)),
        ),
    )


def _raised(blueprint: Blueprint, links: Links, item: Isu) -> Iterator[Html]:
    """Where it was raised, and by which voices."""
    yield _raised_in(blueprint, links, item)
    if voices := voices_behind(blueprint, links, item.id):
        yield small(fragment("Suara: ", voices))


def _raised_in(blueprint: Blueprint, links: Links, item: Isu) -> Html:
    year = year_with_age(blueprint, item.tahun)
    if item.konsultasi is None:
        return fragment(source_link(blueprint, links, item.sumber), ", ", year)
    meeting = blueprint.konsultasi[item.konsultasi]
    return fragment(link(links.konsultasi(meeting.id), meeting.judul), ", ", year)


def consultations(blueprint: Blueprint, links: Links) -> Html:
    """Every meeting with its parties, aim and result: first those about this text."""
    parts: list[Html] = []
    for kind, text in _KINDS.items():
        found = [item for item in blueprint.konsultasi.values() if item.kaitan == kind]
        if found and text:
            parts.append(element("p", None, text))
        parts += [_meeting(blueprint, links, item) for item in found]
    return element("div", {"class": "ppm-daftar"}, "\n", lines(parts), "\n")


def _meeting(blueprint: Blueprint, links: Links, item: Konsultasi) -> Html:
    return element(
        "section",
        {"id": f"{CONSULTATION}{item.id}", "class": "ppm-butir-rinci"},
        element(
            "p",
            {"class": "ppm-judul"},
            element("strong", None, item.judul),
            f" ({item.id}, {item.jenis})",
        ),
        definitions(meeting_facts(blueprint, links, item), "ppm-rincian"),
        element("p", {"class": "hanya-web"}, link(links.konsultasi(item.id), _page_of(item))),
    )


def meeting_facts(blueprint: Blueprint, links: Links, item: Konsultasi) -> list[tuple[str, str]]:
    """What is known of a meeting; what its source leaves open is left out, but for the day."""
    facts: list[tuple[str, str | None]] = [
        ("Tanggal", _day(item)),
        ("Tema", item.tema),
        ("Tempat", item.tempat),
        ("Wilayah", region_link(blueprint, links, item.wilayah)),
        ("Penyelenggara", item.penyelenggara),
        ("Pimpinan", item.pimpinan),
        ("Pembicara", bullets(item.pembicara) if item.pembicara else None),
        ("Pihak yang hadir", item.pihak),
        ("Tujuan", item.tujuan),
        ("Hasil", item.hasil),
        ("Sumber", source_link(blueprint, links, item.sumber)),
    ]
    return [(name, told) for name, told in facts if told]


def _page_of(item: Konsultasi) -> str:
    return f"Catatan dan akibat {item.id}"


def consultation_table(blueprint: Blueprint, links: Links) -> Html:
    """Every meeting in a line, the latest first: how many came, what was said, what came of it."""
    found = sorted(
        blueprint.konsultasi.values(),
        key=lambda one: (one.tanggal or date.min, one.id),
        reverse=True,
    )
    if not found:
        return element("p", None, _NO_MEETING)
    return flowing_rows(
        links,
        Table(
            key="konsultasi",
            caption="Konsultasi yang tercatat",
            columns=(
                Column("Pertemuan"),
                Column("Tanggal"),
                Column("Wilayah"),
                Column("Hadir", numeric=True),
                Column("Suara", numeric=True),
                Column("Yang lahir", numeric=True),
            ),
            rows=[
                Row(
                    (
                        fragment(link(links.konsultasi(one.id), one.judul), " ", small(one.id)),
                        _day(one),
                        region_link(blueprint, links, one.wilayah),
                        _present(blueprint, one),
                        count(len(voices_in(blueprint, one.id))),
                        count(_changes(blueprint, one)),
                    )
                )
                for one in found
            ],
            origin="konsultasi",
            note=fragment(
                "Yang lahir: isu, arah, program, kesepakatan, dan bagian naskah. ",
                sources_note(blueprint, links, (one.sumber for one in found)),
            ),
        ),
    )


def _changes(blueprint: Blueprint, item: Konsultasi) -> int:
    return len(rows_of_meeting(blueprint, item.id)) + len(parts_of_meeting(blueprint, item.id))


def _present(blueprint: Blueprint, item: Konsultasi) -> Html:
    return count_or_missing(attendance(groups_of(blueprint, item.id)).present)


def district_consultations(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The meetings about a kabupaten or the whole province, the voices from there, and the feed
    that tells of both."""
    parts = (
        _district_meetings(blueprint, links, kabupaten),
        district_voices(blueprint, links, kabupaten),
        _feed_of(blueprint, links, kabupaten),
    )
    return lines(parts)


def _feed_of(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    item = blueprint.kabupaten[kabupaten]
    return element(
        "p",
        {"class": "hanya-web"},
        link(links.page(feed_of(item.slug)), f"Umpan kabar {item.full_name} (Atom)"),
        ": konsultasi, suara, dan keputusan di sini.",
    )


def _district_meetings(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    name = blueprint.region_name(kabupaten)
    regions = (kabupaten, blueprint.edisi.provinsi.kode)
    found = [item for item in blueprint.konsultasi.values() if item.wilayah in regions]
    if not found:
        return element("p", None, f"Konsultasi tentang {name}: ", missing(), ".")
    rows = [
        Row(
            (
                link(links.konsultasi(item.id), item.id),
                with_remark(item.judul, REMARKS[item.kaitan]),
                _day(item),
                region_link(blueprint, links, item.wilayah),
                text_or_missing(item.hasil),
            )
        )
        for item in found
    ]
    return render(
        links,
        Table(
            key=f"konsultasi-{kabupaten}",
            caption=f"Konsultasi tentang {name} atau seluruh provinsi",
            columns=(
                Column("ID"),
                Column("Pertemuan"),
                Column("Tanggal"),
                Column("Wilayah"),
                Column("Hasil", prose=True),
            ),
            rows=rows,
            origin="konsultasi",
            note=sources_note(blueprint, links, (item.sumber for item in found)),
        ),
    )


def _day(item: Konsultasi) -> Html:
    if item.tanggal is None:
        return missing("tanggal tidak disebut sumber")
    return date_element(item.tanggal)
