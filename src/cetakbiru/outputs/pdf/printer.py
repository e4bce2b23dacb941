"""The documents of an edition, ready to be printed: the whole, each kabupaten, each chapter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from cetakbiru.model.legal import LegalStatus
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.attachments import AttachedData, district_data, whole_data
from cetakbiru.outputs.pdf.collect import collect
from cetakbiru.outputs.pdf.compose import Composed, partial_document, whole_document
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.glyphs import unprintable
from cetakbiru.outputs.pdf.identity import Identity, identify
from cetakbiru.outputs.pdf.job import Document, PrintJob
from cetakbiru.outputs.pdf.markup.document import to_markup
from cetakbiru.outputs.pdf.plan import PlannedPage, Role, read_paper, read_plan
from cetakbiru.outputs.pdf.remarks import leave_out_remarks
from cetakbiru.outputs.pdf.tree import PrintTree
from cetakbiru.pages.fragments.downloads import document_name
from cetakbiru.pages.unfilled import prints_nothing


class Printer:
    """Makes the documents of one edition from a finished site.

    They bear `status`, by default that of the edition today. Raises PdfError with all faults when
    the pages can't be printed.
    """

    def __init__(
        self, blueprint: Blueprint, docs: Path, site: Path, status: LegalStatus | None = None
    ) -> None:
        self._blueprint = blueprint
        self._status = status or blueprint.status
        self._site = site
        slugs = {item.slug: kode for kode, item in blueprint.kabupaten.items()}
        self._plan = _filled(blueprint, docs, read_plan(docs, slugs))
        self._paper = read_paper(docs)
        self._manuscript = collect(blueprint, site, docs, self._plan)

    @property
    def districts(self) -> tuple[str, ...]:
        """The codes of the kabupaten that have a page in print."""
        return tuple(page.kabupaten for page in self._plan if page.kabupaten)

    @property
    def chapters(self) -> dict[int, PlannedPage]:
        """The pages that are chapters, by number."""
        return self._manuscript.chapter_numbers

    def whole(self) -> Document:
        """The document for adoption."""
        title = self._blueprint.edisi.judul_pendek
        return self._document("", title, self.whole_composed(), self._data)

    def whole_composed(self) -> Composed:
        """Its sections, before an engine sets them."""
        tree = self._select(lambda page: True)
        composed = whole_document(self._blueprint, self._identity(self._data), tree)
        return replace(composed, paper=self._paper)

    def district(self, kabupaten: str) -> Document:
        """The document of one kabupaten; its data are the rows that name it."""
        item = self._blueprint.kabupaten[kabupaten]
        data = district_data(self._blueprint, kabupaten)
        composed = self._district_composed(kabupaten, data)
        return self._document(f"-{item.slug}", item.full_name, composed, data)

    def district_composed(self, kabupaten: str) -> Composed:
        """Its sections, before an engine sets them."""
        return self._district_composed(kabupaten, district_data(self._blueprint, kabupaten))

    def _district_composed(self, kabupaten: str, data: AttachedData) -> Composed:
        tree = self._select(lambda page: page.kabupaten == kabupaten)
        name = self._blueprint.kabupaten[kabupaten].full_name
        return self._part(tree, data, name)

    def chapter(self, number: int) -> Document:
        """The document of the BAB with this number. Raises KeyError."""
        composed = self.chapter_composed(number)
        return self._document(f"-bab-{number}", composed.title, composed, self._data)

    def chapter_composed(self, number: int) -> Composed:
        """Its sections, before an engine sets them. Raises KeyError."""
        wanted = self.chapters[number]
        tree = self._select(lambda page: page == wanted)
        subject = tree.chapters[0].heading
        return self._part(tree, self._data, subject)

    def _part(self, tree: PrintTree, data: AttachedData, subject: str) -> Composed:
        composed = partial_document(self._blueprint, self._identity(data), tree, subject)
        return replace(composed, paper=self._paper)

    def everything(self) -> tuple[Document, ...]:
        """The whole, then every kabupaten: the longest first, so that workers end together."""
        return (self.whole(), *(self.district(kode) for kode in self.districts))

    @cached_property
    def _data(self) -> AttachedData:
        return whole_data(self._blueprint)

    def _identity(self, data: AttachedData) -> Identity:
        return identify(self._blueprint, data.sha256, self._status)

    def _select(self, wanted: Callable[[PlannedPage], bool]) -> PrintTree:
        tree = self._manuscript.select(wanted, self._blueprint.edisi.edition_address)
        if not self._status.is_draft:
            leave_out_remarks(tree)
        faults = [fault for chapter in tree.chapters for fault in unprintable(chapter)]
        if faults:
            raise PdfError(faults)
        return tree

    def _document(self, tail: str, title: str, composed: Composed, data: AttachedData) -> Document:
        job = PrintJob(to_markup(composed, self._site), composed.day, data.files)
        return Document(document_name(self._blueprint.edisi.versi, tail), title, job)


def _filled(
    blueprint: Blueprint, docs: Path, plan: tuple[PlannedPage, ...]
) -> tuple[PlannedPage, ...]:
    """The plan without appendices that have nothing to show yet."""
    return tuple(
        page
        for page in plan
        if page.role is not Role.APPENDIX
        or page.view is not None
        or not prints_nothing(blueprint, (docs / page.path).read_text(encoding="utf-8"))
    )
