"""What the plan check asks of the sense of an activity, with its limits and their basis."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from cetakbiru.model.alignment import AturanKewajaran, Kewajaran, Pita, alignment_rules, has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import source_name, sources_note
from cetakbiru.pages.fragments.html import Html, element, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import count, exact, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, itemized, render

_SUBJECTS = {
    "target": "Nilai awal dan target",
    "waktu": "Waktu",
    "anggaran": "Anggaran",
    "penerima": "Penerima manfaat",
    "tulisan": "Nama, tempat, dan baris",
}
_BRACE = re.compile(r"\{(\w+)\}")


def sense_rules(blueprint: Blueprint, links: Links) -> Html:
    """The questions by subject, then the bands of cost."""
    if not has_rules(blueprint):
        return element("p", None, "Aturan kewajaran dimuat setelah ditulis.")
    rules = alignment_rules(blueprint).kewajaran
    intro = element("p", None, rules.uraian)
    return lines((intro, _questions(blueprint, links, rules), _bands(blueprint, links, rules)))


def _questions(blueprint: Blueprint, links: Links, rules: Kewajaran) -> Html:
    rows = []
    for subject, name in _SUBJECTS.items():
        asked = [rule for rule in rules.aturan if rule.hal == subject]
        verdicts = ([rule for rule in asked if rule.putusan == one] for one in _VERDICTS)
        rows.append(Row((name, *(_list(some) for some in verdicts))))
    return render(
        links,
        Table(
            key="aturan-kewajaran",
            caption="Yang diperiksa pada kewajaran",
            columns=(Column("Hal"), *(Column(one.capitalize()) for one in _VERDICTS)),
            rows=rows,
            origin="aturan_selaras",
            note=sources_note(blueprint, links, (rule.sumber for rule in rules.aturan)),
        ),
    )


_VERDICTS = ("mustahil", "diragukan")


def _list(rules: Iterable[AturanKewajaran]) -> Html:
    found = [_title(rule) for rule in rules]
    return itemized(found) if found else missing()


def _title(rule: AturanKewajaran) -> str:
    """The title of a question, its limits in their places."""

    def limit(match: re.Match[str]) -> str:
        return exact(Decimal(str(rule.batas[match[1]]))) if match[1] in rule.batas else match[0]

    return _BRACE.sub(limit, rule.judul)


def _bands(blueprint: Blueprint, links: Links, rules: Kewajaran) -> Html:
    names = {item.kode: item.nama_pendek for item in blueprint.bidang.values()} | {
        sub.kode: sub.nama for item in blueprint.bidang.values() for sub in item.subprogram
    }

    def row(band: Pita) -> Row:
        subject = "; ".join(names[kode] for kode in band.untuk) or "Lainnya"
        limits = f"Rp{count(band.bawah)} sampai Rp{count(band.atas)}"
        return Row((subject, band.per, limits, source_name(blueprint, band.sumber)))

    table = Table(
        key="pita-biaya",
        caption="Pita biaya untuk satu penerima atau satuan; batas atasnya untuk setahun",
        columns=(Column("Kegiatan"), Column("Untuk satu"), Column("Pita"), Column("Dasar")),
        rows=[row(band) for band in rules.pita],
        origin="aturan_selaras",
    )
    unknown = element(
        "p",
        {"class": "ppm-catatan"},
        "Pita ini sengaja lebar. Biaya satuan lain belum mempunyai sumber yang dapat dirujuk, "
        "sehingga tidak dinilai.",
    )
    return lines((render(links, table), unknown))
