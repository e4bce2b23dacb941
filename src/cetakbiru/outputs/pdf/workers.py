"""Print jobs carried out: from the store where nothing changed, side by side where it did."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from cetakbiru.base.stopping import follow_parent
from cetakbiru.outputs.pdf.job import Document, PrintJob
from cetakbiru.outputs.pdf.store import Store

WORKERS = 2


def print_documents(
    documents: Sequence[Document], cache: Path | None, workers: int = WORKERS
) -> Iterator[tuple[Document, bytes]]:
    """Each document with its PDF, as they are done; without a `cache` all are printed anew.

    Raises PdfError for the first that fails.
    """
    if len(documents) == 1:
        for document in documents:
            yield document, print_job(document.job, cache)
        return
    # Spawned, not forked: the children load the engine afresh on every platform alike.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=follow_parent) as pool:
        waiting = {pool.submit(print_job, one.job, cache): one for one in documents}
        try:
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        except BaseException as error:
            if not isinstance(error, Exception):
                # Who was told to end can't wait for pages to be laid out.
                for child in multiprocessing.active_children():
                    child.terminate()
            pool.shutdown(cancel_futures=True)
            raise


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
