"""Sources: one as a citation, all as a list with anchors, and the provisions of law."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Sumber
from cetakbiru.pages.fragments.cells import source_link, sources_note, text_or_missing, with_remark
from cetakbiru.pages.fragments.html import Html, element, fragment, joined
from cetakbiru.pages.fragments.links import Links, outside_link
from cetakbiru.pages.fragments.numbers import date_element, long_date, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

# The attribute that names the source of a citation: print puts its number there.
CITED = "data-sumber"

CONFIDENCE = {
    "resmi": "resmi",
    "sekunder": "sekunder (dikutip lewat pihak lain)",
    "proyek": "susunan penyusun usulan",
}
# Of what the text itself made; the name in the data is older than readers' name for it.
_OWN_KIND = {"proyek ini": "naskah ini"}


def citation(blueprint: Blueprint, links: Links, sumber: str) -> Html:
    """One source as a bibliography gives it, for footnotes."""
    source = blueprint.sumber[sumber]
    return element("span", {"class": "ppm-sitasi", CITED: sumber}, *_citation_parts(source))


def _citation_parts(source: Sumber) -> list[str]:
    year = f"({source.tahun})" if source.tahun is not None else "(tanpa tahun)"
    parts: list[str] = [f"{source.penerbit} {year}. ", outside_link(source.url, source.judul), "."]
    if source.diakses is not None:
        parts.append(f" Diakses {long_date(source.diakses)}.")
    if source.keyakinan == "sekunder":
        parts.append(" Sumber sekunder.")
    return parts


def source_list(blueprint: Blueprint, links: Links) -> Html:
    """Every source with its kind, confidence, licence and date of access."""
    rows = [
        Row(
            (
                with_remark(outside_link(source.url, source.judul), source.catatan),
                source.penerbit,
                "tanpa tahun" if source.tahun is None else str(source.tahun),
                _OWN_KIND.get(source.jenis, source.jenis),
                CONFIDENCE[source.keyakinan],
                source.lisensi,
                missing("tidak dicatat")
                if source.diakses is None
                else date_element(source.diakses),
                source.id,
            ),
            id=f"sumber-{source.id}",
        )
        for source in blueprint.sumber.values()
    ]
    return render(
        links,
        Table(
            key="sumber",
            caption="Sumber yang dikutip data dan halaman",
            columns=(
                Column("Judul"),
                Column("Penerbit"),
                Column("Tahun"),
                Column("Jenis"),
                Column("Keyakinan"),
                Column("Lisensi"),
                Column("Diakses"),
                Column("ID"),
            ),
            rows=rows,
            origin="sumber",
        ),
    )


def laws(blueprint: Blueprint, links: Links) -> Html:
    """The provisions of law that the blueprint refers to, paraphrased, with how sure each is."""
    rows = [
        Row(
            (
                with_remark(law.peraturan, law.pasal or "seluruhnya"),
                law.isi,
                text_or_missing(law.berlaku),
                CONFIDENCE[law.keyakinan],
                joined("; ", (source_link(blueprint, links, item) for item in law.sumber)),
            ),
            id=f"hukum-{law.id}",
        )
        for law in blueprint.dasar_hukum
    ]
    cited = (item for law in blueprint.dasar_hukum for item in law.sumber)
    return render(
        links,
        Table(
            key="dasar-hukum",
            caption="Dasar hukum dengan sumber dan tingkat keyakinannya",
            columns=(
                Column("Ketentuan"),
                Column("Isi pokok", prose=True),
                Column("Keberlakuan"),
                Column("Keyakinan"),
                Column("Sumber"),
            ),
            rows=rows,
            origin="dasar_hukum",
            note=fragment(
                "Isi ditulis dengan kata sendiri, bukan kutipan. ",
                sources_note(blueprint, links, cited),
            ),
        ),
    )
