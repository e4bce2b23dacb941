"""Print jobs carried out: from the store where nothing changed, side by side where it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cetakbiru.base.workers import as_made
from cetakbiru.outputs.pdf.job import Document, PrintJob
from cetakbiru.outputs.pdf.store import Store


def print_documents(
    documents: Sequence[Document], cache: Path | None
) -> Iterator[tuple[Document, bytes]]:
    """Each document with its PDF, as they are done; without a `cache` all are printed anew.

    Raises PdfError for the first that fails.
    """
    # One folder for all, which goes with this process: those that print may be ended at any moment.
    with TemporaryDirectory(prefix="ppm-") as desk:
        yield from as_made(lambda document: print_job(document.job, cache, Path(desk)), documents)


def print_job(job: PrintJob, cache: Path | None, desk: Path) -> bytes:
    """The PDF of a job, from the store when it was printed before."""
    # Imported only where a PDF is made: it loads a library of its own.
    from cetakbiru.outputs.pdf.compile import engine, render

    store = Store(cache)
    key = job.digest(engine())
    content = store.get(key)
    if content is None:
        content = render(job, desk)
        store.put(key, content)
    return content
