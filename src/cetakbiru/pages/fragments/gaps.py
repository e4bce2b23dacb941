"""What adoption still needs: each text, figure and decision, its holder, and what waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cetakbiru.insight.competence import unjudged
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kelengkapan
from cetakbiru.pages.fragments.behind import voices_line
from cetakbiru.pages.fragments.cells import source_link
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import count, date_element
from cetakbiru.pages.fragments.rows import part_link
from cetakbiru.pages.fragments.tables import Column, Row, Table, render, small

# Kinds and states in the order of reading, as the descriptor lists them.
_KINDS = {
    "naskah": "Naskah yang diperlukan",
    "angka": "Angka yang diperlukan",
    "keputusan": "Keputusan yang diperlukan",
}
_STATES = {
    "dicatat": "Dicatat",
    "diminta": "Diminta",
    "diterima": "Diterima",
    "diputuskan": "Diputuskan",
}
_NONE = "\N{EN DASH}"


def gap_list(blueprint: Blueprint, links: Links) -> Html:
    """How many there are by holder and state, then a table of each kind with every row."""
    gaps = list(blueprint.kelengkapan.values())
    if not gaps:
        return element("p", None, "Daftar ini dimulai dengan baris pertama di kelengkapan.csv.")
    kinds = {kind: [gap for gap in gaps if gap.jenis == kind] for kind in _KINDS}
    listed = [_list(blueprint, links, kind, found) for kind, found in kinds.items() if found]
    return lines((_summary(kinds), _by_holder(links, gaps), *listed, _unmeasured(blueprint)))


def _unmeasured(blueprint: Blueprint) -> Html:
    """The pilots that wait for an indicator: computed, so that none is forgotten."""
    found = unjudged(blueprint)
    if not found:
        return EMPTY
    names = "; ".join(f"{one.id} {one.kompetensi} ({one.tahap} {one.tahun})" for one in found)
    return element(
        "p",
        None,
        element("strong", None, "Indikator rintisan:"),
        f" {count(len(found))} catatan kompetensi inti menunggu indikator atau targetnya, "
        f"yaitu {names}.",
    )


def _summary(kinds: dict[str, list[Kelengkapan]]) -> Html:
    counted = [f"{count(len(found))} {kind}" for kind, found in kinds.items() if found]
    *first, last = counted
    text = f"{', '.join(first)}, dan {last}" if first else last
    return element("p", None, f"Daftar ini memuat {text}.")


def _by_holder(links: Links, gaps: Sequence[Kelengkapan]) -> Html:
    """Holders, those who hold most first, with a column for every state that occurs.

    Where there are several states, their sum stands beside them.
    """
    holders = Counter(holder for gap in gaps for holder in gap.pemegang)
    counted = Counter((holder, gap.keadaan) for gap in gaps for holder in gap.pemegang)
    states = [state for state in _STATES if any(gap.keadaan == state for gap in gaps)]
    summed = len(states) > 1
    rows = [
        Row(
            (
                holder,
                *(_amount(counted[holder, state]) for state in states),
                *((count(total),) if summed else ()),
            )
        )
        for holder, total in sorted(holders.items(), key=lambda item: (-item[1], item[0]))
    ]
    return render(
        links,
        Table(
            key="kelengkapan-pemegang",
            caption="Jumlah menurut pemegang dan keadaan",
            columns=(
                Column("Pemegang"),
                *(Column(_STATES[state], numeric=True) for state in states),
                *((Column("Jumlah", numeric=True),) if summed else ()),
            ),
            rows=rows,
            origin="kelengkapan",
            note=fragment("Yang dipegang beberapa lembaga dihitung pada setiap lembaga."),
        ),
    )


def _amount(number: int) -> str:
    return count(number) if number else _NONE


def _list(blueprint: Blueprint, links: Links, kind: str, gaps: Sequence[Kelengkapan]) -> Html:
    return render(
        links,
        Table(
            key=f"kelengkapan-{kind}",
            caption=_KINDS[kind],
            columns=(
                Column("ID"),
                Column("Yang diperlukan", prose=True),
                Column("Pemegang"),
                Column("Bagian yang menunggu"),
                Column("Keadaan"),
                Column("Penanggung jawab permintaan"),
            ),
            rows=[_row(blueprint, links, gap) for gap in gaps],
            origin="kelengkapan",
        ),
    )


def _row(blueprint: Blueprint, links: Links, gap: Kelengkapan) -> Row:
    return Row(
        (
            gap.id,
            _needed(blueprint, links, gap),
            "; ".join(gap.pemegang),
            joined("; ", (part_link(blueprint, links, part) for part in gap.menunggu)),
            fragment(_STATES[gap.keadaan], ", ", date_element(gap.tanggal)),
            gap.penanggung_jawab,
        ),
        id=f"kelengkapan-{gap.id}",
    )


def _needed(blueprint: Blueprint, links: Links, gap: Kelengkapan) -> Html:
    parts = [small(gap.catatan)] if gap.catatan else []
    parts += map(small, voices_line(blueprint, links, gap.id))
    if gap.sumber:
        cited = joined("; ", (source_link(blueprint, links, one) for one in gap.sumber))
        parts.append(small(fragment("Sumber: ", cited, ".")))
    return joined(" ", (gap.uraian, *parts))
