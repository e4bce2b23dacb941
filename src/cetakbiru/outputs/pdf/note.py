"""The covering note of an adoption pack: one page that says what lies beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cetakbiru.outputs.pdf.compose import Composed, compose, read
from cetakbiru.outputs.pdf.identity import Identity
from cetakbiru.pages.fragments.html import Html, element


@dataclass(frozen=True)
class Enclosure:
    """What lies in the pack beside the note: where it lies, what it is, how many files it has."""

    path: str
    meaning: str
    count: int


def covering_note(
    identity: Identity, enclosures: Sequence[Enclosure], document: str, digest: str
) -> Composed:
    """The note. `document` is the file to be signed, `digest` its SHA-256."""
    edition, status = identity.edition, identity.status
    rows = (
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, one.path),
            element("td", None, one.meaning),
            element("td", {"class": "ppm-angka"}, str(one.count)),
        )
        for one in enclosures
    )
    heads = (
        element("th", {"scope": "col", "class": kind}, name)
        for name, kind in (("Tempat", None), ("Isi", None), ("Berkas", "ppm-angka"))
    )
    body = element(
        "section",
        {"class": "penerbitan nota"},
        element("h1", {"id": "nota"}, element("span", {"class": "judul"}, "Nota pengantar")),
        element("p", None, element("strong", None, edition.judul)),
        element(
            "p",
            None,
            f"Edisi {edition.versi}, {identity.long_day}. Status: {status.label.lower()}. "
            f"{status.notice} {identity.speaker.notice}",
        ),
        element(
            "p",
            None,
            f"Paket ini disusun oleh {identity.speaker.name}. Isinya dibuat dari satu sumber pada "
            "satu waktu, sehingga naskah, tabel, dan data memuat program yang sama.",
        ),
        element("h2", {"id": "isi-paket"}, "Isi paket"),
        element(
            "table",
            None,
            element("caption", None, "Berkas di dalam paket"),
            Html('<colgroup><col style="width:34%"><col style="width:54%"><col></colgroup>'),
            element("thead", None, element("tr", None, *heads)),
            element("tbody", None, *rows),
        ),
        element("h2", {"id": "naskah-tanda-tangan"}, "Naskah untuk ditandatangani"),
        element("p", None, f"Berkas: {document}"),
        element("p", None, "SHA-256: ", element("span", {"class": "kode"}, digest)),
        element(
            "p", None, "SHA-256 data: ", element("span", {"class": "kode"}, identity.data_sha256)
        ),
        element("h2", {"id": "pemeriksaan"}, "Cara memeriksa"),
        element(
            "p",
            None,
            "Checksum semua berkas ada pada SHA256SUMS.txt dan dapat diperiksa dengan perintah ",
            element("span", {"class": "kode"}, "sha256sum --check SHA256SUMS.txt"),
            ". Data di dalam PDF diperiksa dengan perintah ",
            element("span", {"class": "kode"}, f"ppm verify {document}"),
            ".",
        ),
    )
    return compose(identity, f"Nota pengantar. {edition.judul_pendek}", (), read(body))
