"""What this edition changed against the one before it, for readers: by programme, row, sentence."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.comparison.compare import (
    KINDS,
    PROGRAMS,
    REMOVED,
    ChapterChanges,
    Comparison,
    RowChange,
    TableChanges,
)
from cetakbiru.comparison.computed import DIRECTIONS
from cetakbiru.comparison.history import publication_of
from cetakbiru.comparison.report import (
    EMPTY_TEXT,
    chapter_title,
    kind_title,
    row_fate,
    row_fields,
    summary_text,
)
from cetakbiru.comparison.sentences import SentenceChange
from cetakbiru.insight.entries import known_entries
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import with_remark
from cetakbiru.pages.fragments.editions import edition_link
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, link

# The tables whose rows have a place on a page.
_WITH_PLACES = (PROGRAMS, DIRECTIONS, "nomor_arah")


def edition_changes(blueprint: Blueprint, links: Links) -> Html:
    """The comparison with the edition before; what is not yet published is called so."""
    publication = publication_of(blueprint)
    comparison = publication.comparison
    if comparison is None:
        text = (
            "Ini edisi pertama yang terbit, sehingga belum ada edisi lain untuk dibandingkan."
            if publication.releasing
            else "Belum ada edisi yang terbit untuk dibandingkan."
        )
        return element("p", None, text)
    target = (
        f"edisi {blueprint.edisi.versi}" if publication.releasing else "naskah yang belum terbit"
    )
    opening = element(
        "p",
        None,
        "Perbandingan dari edisi ",
        edition_link(blueprint, links, comparison.old.version),
        f" ke {target}.",
    )
    if comparison.is_empty:
        return lines((opening, element("p", None, "Tidak ada perubahan.")))
    return lines(
        (
            opening,
            element("p", None, summary_text(comparison)),
            *(_table(blueprint, links, table) for table in comparison.tables),
            *_chapters(blueprint, links, comparison),
        )
    )


def _table(blueprint: Blueprint, links: Links, table: TableChanges) -> Html:
    """Programmes and directions stand open; other tables open on demand."""
    groups = lines(
        lines(
            (
                element("h3", None, f"{kind_title(table.name, kind)} ({len(rows)})"),
                element("ul", None, *(_row(blueprint, links, table, row) for row in rows)),
            )
        )
        for kind in KINDS
        if (rows := [row for row in table.rows if row.kind == kind])
    )
    anchor = links.unique_id(f"ubah-{table.name}")
    heading = element("h2", {"id": anchor}, table.title)
    if table.name in (PROGRAMS, DIRECTIONS):
        return lines((heading, groups))
    summary = element("summary", None, f"{len(table.rows)} baris berubah")
    return lines((heading, element("details", None, summary, groups)))


def _row(blueprint: Blueprint, links: Links, table: TableChanges, row: RowChange) -> Html:
    details = [element("li", None, text) for text in row_fate(row)]
    details += [
        element(
            "li",
            None,
            f"{change.title}: ",
            element("del", None, change.old_shown or EMPTY_TEXT),
            " → ",
            element("ins", None, change.new_shown or EMPTY_TEXT),
        )
        for change in row_fields(row)
    ]
    return element(
        "li",
        {"data-wilayah": " ".join(row.regions) or None},
        _title(blueprint, links, table, row),
        element("ul", None, *details) if details else "",
    )


def _title(blueprint: Blueprint, links: Links, table: TableChanges, row: RowChange) -> Html:
    program = known_entries(blueprint).get(row.key[0]) if table.name in _WITH_PLACES else None
    if program is not None:
        return fragment(link(links.entry(program), program.id), f" {row.label}")
    if not row.name or row.name == row.label:
        return fragment(row.label)
    return with_remark(row.label, row.name)


def _chapters(blueprint: Blueprint, links: Links, comparison: Comparison) -> Iterator[Html]:
    if comparison.chapters:
        yield element("h2", {"id": links.unique_id("ubah-naskah")}, "Naskah halaman")
    for chapter in comparison.chapters:
        yield element("h3", None, chapter_title(chapter))
        yield _chapter(links, chapter)


def _chapter(links: Links, chapter: ChapterChanges) -> Html:
    if chapter.kind == REMOVED:
        return element("p", None, f"Halaman {chapter.page} tidak ada lagi.")
    where = element("p", None, link(links.page(chapter.page), "Buka halaman"))
    if not chapter.sentences:
        return lines((where, element("p", None, "Kalimatnya tidak berubah.")))
    listed = element(
        "ul", {"class": "ppm-kalimat"}, *(_sentence(item) for item in chapter.sentences)
    )
    return lines((where, listed))


def _sentence(change: SentenceChange) -> Html:
    old = element("del", None, change.old) if change.old is not None else ""
    new = element("ins", None, change.new) if change.new is not None else ""
    return element("li", None, old, " " if old and new else "", new)
