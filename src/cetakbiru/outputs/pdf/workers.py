"""Print jobs carried out: from the store where nothing changed, side by side where it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from cetakbiru.base.workers import as_made
from cetakbiru.outputs.pdf.job import Document, PrintJob
from cetakbiru.outputs.pdf.store import Store


def print_documents(
    documents: Sequence[Document], cache: Path | None
) -> Iterator[tuple[Document, bytes]]:
    """Each document with its PDF, as they are done; without a `cache` all are printed anew.

    Raises PdfError for the first that fails.
    """
    return as_made(lambda document: print_job(document.job, cache), documents)


def print_job(job: PrintJob, cache: Path | None) -> bytes:
    """The PDF of a job, from the store when it was printed before."""
    # The engine loads Pango, which only who prints needs to have.
    from cetakbiru.outputs.pdf.render import engine, render

    store = Store(cache)
    key = job.digest(engine())
    content = store.get(key)
    if content is None:
        content = render(job)
        store.put(key, content)
    return content
