"""What stands before the text: cover, imprint, page of adoption, and the three lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from cetakbiru.maps.land import land
from cetakbiru.maps.sheet import Sheet, Size, path
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import LEMBAR_PENGESAHAN, Edisi
from cetakbiru.outputs.adoption.html import signature
from cetakbiru.outputs.adoption.wording import (
    annex_head,
    annex_of,
    approval,
    approval_signature,
)
from cetakbiru.outputs.adoption.wording import (
    subject as subject_of,
)
from cetakbiru.outputs.notices import FONTS, NOTICES_FILE
from cetakbiru.outputs.pdf.identity import Identity
from cetakbiru.outputs.pdf.plan import Role
from cetakbiru.outputs.pdf.qr import qr_svg
from cetakbiru.outputs.pdf.tree import Entry, PrintTree
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element, fragment, joined
from cetakbiru.pages.fragments.numbers import date_element, long_date, years
from cetakbiru.pages.fragments.svg import BAR

TOC_CLASS = "daftar-halaman"
# How deep each role goes in the list of contents of the whole document; the sections of a
# kabupaten are the same in every kabupaten.
_DEPTH = {Role.PREFACE: 1, Role.CHAPTER: 2, Role.DISTRICT: 1, Role.APPENDIX: 1}
_TILE, _STEP = 10, 12
_EMBLEM = Size(width=640, tallest=560, margin=2)
_SHAPE: Attributes = {"fill": BAR, "stroke": "#ffffff", "stroke-width": "1"}
_MISSING = "belum ditetapkan"


def cover(blueprint: Blueprint, identity: Identity, subject: str | None) -> Html:
    """The cover. `subject` names the part that a partial document holds."""
    edition = identity.edition
    title = subject or edition.judul
    speaker = identity.speaker
    # A proposal bears no letterhead of the province.
    head = "Usulan naskah" if speaker.addressee else f"Provinsi {edition.provinsi.nama}"
    kicker = edition.judul_pendek if subject else head
    form = element("p", {"class": "sampul-usulan"}, speaker.form) if speaker.form else EMPTY
    return element(
        "section",
        {"class": "sampul", "id": "sampul"},
        element(
            "div",
            {"class": "sampul-atas"},
            EMPTY if subject else _annex_head(edition),
            element("p", {"class": "sampul-kepala"}, kicker),
            element("p", {"class": "sampul-judul"}, title),
            element(
                "p",
                {"class": "sampul-status"},
                f"{identity.status.label} · Edisi {edition.versi}",
            ),
        ),
        _emblem(blueprint),
        element(
            "div",
            {"class": "sampul-bawah"},
            form,
            element("p", {"class": "sampul-penyusun"}, speaker.name),
            element("p", None, identity.long_day),
        ),
    )


def _annex_head(edition: Edisi) -> Html:
    """What the blueprint is the annex of; nothing where it is adopted by itself."""
    lines = annex_head(edition)
    head = joined(element("br"), lines)
    return element("p", {"class": "kepala-lampiran"}, head) if lines else EMPTY


def _emblem(blueprint: Blueprint) -> Html:
    """The province in outline as an ornament; where outlines lack, a tile for each kabupaten."""
    whole = land(blueprint, "kabupaten")
    if whole is None:
        columns = 1 + max(item.petak_kolom for item in blueprint.kabupaten.values())
        rows = 1 + max(item.petak_baris for item in blueprint.kabupaten.values())
        return _ornament(_tiles(blueprint), columns * _STEP, rows * _STEP)
    sheet = Sheet.showing(whole, whole.outlines, _EMBLEM)
    shapes = [
        element("path", {"d": path(sheet.polygons(rings)), **_SHAPE})
        for rings in whole.outlines.values()
    ]
    return _ornament(shapes, sheet.frame.width, sheet.frame.height)


def _tiles(blueprint: Blueprint) -> list[Html]:
    return [
        element(
            "rect",
            {
                "x": item.petak_kolom * _STEP,
                "y": item.petak_baris * _STEP,
                "width": _TILE,
                "height": _TILE,
                **_SHAPE,
            },
        )
        for item in blueprint.kabupaten.values()
    ]


def _ornament(shapes: Iterable[Html], width: int, height: int) -> Html:
    svg = element(
        "svg",
        {
            "viewBox": f"0 0 {width} {height}",
            "xmlns": "http://www.w3.org/2000/svg",
            "aria-hidden": "true",
        },
        *shapes,
    )
    return element("div", {"class": "sampul-hiasan"}, svg)


def imprint(identity: Identity, subject: str | None) -> Html:
    """Edition, status, date and checksum: how to tell one copy from another."""
    edition, status, speaker = identity.edition, identity.status, identity.speaker
    period = years(edition.periode.awal, edition.periode.akhir) or _MISSING
    facts: list[tuple[str, str]] = [
        ("Judul", edition.judul),
        *([("Bagian", subject)] if subject else []),
        ("Edisi", edition.versi),
        ("Status", f"{status.label}. {status.notice}"),
        ("Tanggal edisi", date_element(edition.tanggal)),
        ("Masa berlaku", period),
        (speaker.role, speaker.name),
        *([("Diusulkan kepada", speaker.addressee)] if speaker.addressee else []),
        ("Alamat tetap", edition.edition_address or "belum ada"),
        ("Lisensi", speaker.licence(edition.lisensi)),
        ("Huruf PDF", f"{_fonts()}. Lisensinya terlampir: {NOTICES_FILE}."),
        ("SHA-256 data", element("span", {"class": "kode"}, identity.data_sha256)),
    ]
    rows = (
        element("div", None, element("dt", None, term), element("dd", None, meaning))
        for term, meaning in facts
    )
    return element(
        "section",
        {"class": "penerbitan", "id": "penerbitan"},
        _heading("tentang-naskah", "Tentang naskah ini"),
        element("dl", {"class": "ppm-rincian"}, *rows),
        element(
            "p",
            None,
            "Data yang menjadi dasar naskah ini terlampir di dalam berkas PDF: setiap tabel "
            "sebagai CSV, keterangannya sebagai Data Package, serta edisi.yml. Buka daftar "
            "lampiran pada pembaca PDF untuk menyimpannya.",
        ),
        element(
            "p",
            None,
            "SHA-256 data adalah checksum berkas SHA256SUMS.txt di antara lampiran itu, yang "
            "memuat checksum semua lampiran lain. Keaslian data dapat diperiksa dengan perintah ",
            element("span", {"class": "kode"}, "ppm verify"),
            ".",
        ),
        # What pages of the site say each for itself.
        element("p", None, "Tanda pisah (–) berarti data belum tersedia, bukan nol."),
        element("p", {"class": "kutipan"}, "Cara mengutip: ", _citation(identity, subject)),
    )


def _fonts() -> str:
    return "; ".join(f"{font.name} ({font.licence})" for font in FONTS)


def _heading(name: str, title: str) -> Html:
    return element("h1", {"id": name}, element("span", {"class": "judul"}, title))


def _subheading(name: str, title: str) -> Html:
    return element("h2", {"id": name}, element("span", {"class": "judul"}, title))


def _citation(identity: Identity, subject: str | None) -> Html:
    edition = identity.edition
    part = f"{subject}. Dalam: " if subject else ""
    return fragment(
        f"{identity.speaker.name}. ({edition.tanggal.year}). {part}",
        element("em", None, edition.judul),
        f"{identity.speaker.bracketed()}. Edisi {edition.versi} "
        f"({identity.status.label.lower()}), {identity.long_day}.",
    )


def origin(identity: Identity) -> tuple[Html, ...]:
    """How the document is adopted, and the imprint: a page each for a sheet that is signed."""
    if identity.edition.penetapan.bentuk == LEMBAR_PENGESAHAN:
        return adoption(identity), imprint(identity, None)
    return imprint(identity, None), adoption(identity)


def adoption(identity: Identity) -> Html:
    """What is signed and by whom, or what the blueprint is the annex of; and its events."""
    edition, status = identity.edition, identity.status
    is_sheet = edition.penetapan.bentuk == LEMBAR_PENGESAHAN
    events = sorted(edition.peristiwa, key=lambda event: event.tanggal)
    rows = (
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, long_date(event.tanggal)),
            element("td", None, event.jenis.replace("-", " ").capitalize()),
            element("td", None, event.dasar),
            element("td", None, event.dokumen or "–"),
        )
        for event in events
    )
    heads = (
        element("th", {"scope": "col"}, name)
        for name in ("Tanggal", "Peristiwa", "Dasar", "Dokumen")
    )
    return element(
        "section",
        {"class": "pengesahan", "id": "pengesahan"},
        *(_approval(edition) if is_sheet else _annexed(edition)),
        element(
            "p",
            None,
            f"Edisi {edition.versi}, {identity.long_day}. {status.notice} "
            f"{identity.speaker.notice}",
        ),
        element("h2", {"id": "dasar-pengesahan"}, "Dasar dan peristiwa naskah"),
        element(
            "table",
            {"class": "peristiwa"},
            element("caption", {"class": "tersembunyi"}, "Peristiwa naskah edisi ini"),
            Html('<colgroup><col style="width:17%"><col style="width:17%"><col><col></colgroup>'),
            element("thead", None, element("tr", None, *heads)),
            element("tbody", None, *rows),
        ),
    )


def _approval(edition: Edisi) -> Iterator[Html]:
    """The sheet with its title, a QR code and room to sign."""
    yield _heading("lembar-pengesahan", "Lembar pengesahan")
    yield element("p", {"class": "pengantar-sah"}, element("strong", None, subject_of(edition)))
    yield from (element("p", None, one.text) for one in approval(edition))
    code = element("div", {"class": "kotak-qr"}, _address_code(edition.edition_address))
    signed = signature(approval_signature(edition))
    yield element("div", {"class": "tanda-tangan"}, code, signed)


def _annexed(edition: Edisi) -> Iterator[Html]:
    yield _subheading("penetapan", "Penetapan")
    yield element("p", None, f"Cetak Biru ini adalah Lampiran {annex_of(edition)}.")
    yield element("div", {"class": "kotak-qr"}, _address_code(edition.edition_address))


def _address_code(address: str | None) -> Html:
    """The code of the edition's address; nothing while it has none, as the imprint says."""
    if address is None:
        return EMPTY
    return fragment(
        Html(qr_svg(address)),
        element("p", {"class": "alamat"}, element("a", {"href": address}, address)),
    )


def whole_lists(tree: PrintTree) -> Html:
    """The lists of the whole document: contents with every kabupaten, tables and figures.

    What an appendix or a kabupaten holds is looked for there, under the title that the contents
    have: its tables and figures are not listed.
    """
    contents = [
        replace(entry, level=2) if chapter.page.kabupaten else entry
        for chapter in tree.chapters
        for entry in chapter.contents
        if entry.level <= _DEPTH[chapter.page.role]
    ]
    figures = [entry for chapter in tree.text for entry in chapter.figures]
    # The table of what a figure shows stands beside it, under the same title.
    shown = {entry.title for entry in figures}
    tables = [
        entry for chapter in tree.text for entry in chapter.tables if entry.title not in shown
    ]
    return element(
        "section",
        {"class": "daftar"},
        *_list(_heading("daftar-isi", "Daftar isi"), contents),
        *_list(_subheading("daftar-tabel", "Daftar tabel"), tables),
        *_list(_subheading("daftar-gambar", "Daftar gambar"), figures),
    )


def partial_lists(tree: PrintTree) -> Html:
    """The list of contents of one chapter or kabupaten, on the page of its imprint."""
    entries = [entry for chapter in tree.chapters for entry in chapter.contents if entry.level <= 2]
    return element(
        "section", {"class": "daftar"}, *_list(_subheading("daftar-isi", "Daftar isi"), entries)
    )


def _list(heading: Html, entries: Sequence[Entry]) -> Iterator[Html]:
    """A list under its heading, one below another so that no page stays empty; none of nothing."""
    if not entries:
        return
    items = (
        element(
            "li",
            {"class": f"tingkat-{entry.level}"},
            *((element("span", {"class": "nomor"}, entry.number), " ") if entry.number else ()),
            # Nothing but text within a link: each element in it would become a link of its own.
            element("a", {"href": f"#{entry.target}"}, entry.title),
        )
        for entry in entries
    )
    yield heading
    yield element("ol", {"class": TOC_CLASS}, *items)
