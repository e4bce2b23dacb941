"""The PDFs of an edition from a finished site: what `ppm build`, `ppm pdf` and `ppm pack` share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from cetakbiru.base.atomic import why_unwritten, write_whole
from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.editions.committed import keeps_own_results
from cetakbiru.model.legal import LegalStatus
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.job import Document
from cetakbiru.outputs.pdf.printer import Printer
from cetakbiru.outputs.pdf.workers import print_documents

FOLDER = "unduhan"


def printer(
    project: Project, blueprint: Blueprint, site: Path, status: LegalStatus | None = None
) -> Printer:
    """What prints the pages of a finished site. Raises Refused when a page can't be printed.

    The documents bear `status`, by default that of the edition today.
    """
    with refused_faults():
        return Printer(blueprint, project.docs, site, status)


def write_pdf(project: Project, blueprint: Blueprint, site: Path, out: Path) -> None:
    """Writes the document for adoption, made from the finished site, to `out`. Raises Refused."""
    with refused_faults():
        document = printer(project, blueprint, site).whole()
    for _, content in printed(project, [document]):
        write_file(out, content)


def write_all_pdfs(project: Project, blueprint: Blueprint, site: Path) -> None:
    """Writes the document for adoption and that of each kabupaten into the site's download folder.

    A step of the pipeline. Raises Refused.
    """
    with refused_faults():
        documents = printer(project, blueprint, site).everything()
    for document, content in printed(project, documents):
        write_file(site / FOLDER / document.name, content)


def printed(project: Project, documents: Sequence[Document]) -> Iterator[tuple[Document, bytes]]:
    """Each document with its PDF, announced as it is done. Raises Refused."""
    with refused_faults():
        keeps = keeps_own_results(project)
        done = print_documents(documents, project.cache / "pdf" if keeps else None)
        for number, (document, content) in enumerate(done, start=1):
            if len(documents) > 1:
                line = f"  {number} dari {len(documents)}: {document.title}"
                click.echo(line, err=True)
            yield document, content


@contextmanager
def refused_faults() -> Iterator[None]:
    """Tells the faults of a document as a refusal."""
    try:
        yield
    except PdfError as error:
        raise Refused(
            f"PDF tidak dibuat karena {len(error.faults)} hal berikut:\n{error}\n"
            "Perbaiki yang disebut, lalu jalankan lagi. PDF sebelumnya tidak diubah."
        ) from None


def write_file(out: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises Refused."""
    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(f"{out} tidak dapat ditulis: {why_unwritten(error)}") from None
