"""Seconds a page and memory of the PDF at 1× and at several times its length.

Run: .venv/bin/python -m tests.benchmarks.pdf [SITE] [TIMES]. SITE is a finished site; the bodies of
all chapters are repeated TIMES over, each time with ids of its own.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import sys
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from cetakbiru.base.project import find_project
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf.job import PrintJob
from cetakbiru.outputs.pdf.printer import Printer

_KIB_A_MIB = 1024
# What gives places their names, and what leads there.
_NAMED = re.compile(r'(#(?:tujuan|tujuan-berhalaman|halaman|label)\("|"ke:)')


def main() -> None:
    """Prints one line for each length."""
    project = find_project()
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else project.site
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    started = time.perf_counter()
    printer = Printer(load_blueprint(project.data), project.docs, site)
    job = printer.whole().job
    print(f"pages into one document: {time.perf_counter() - started:.1f} s")
    for times in dict.fromkeys((1, most)):
        _measure(repeated(job, times), times)


def repeated(job: PrintJob, times: int) -> PrintJob:
    """The job with its chapters several times over."""
    markup = job.markup
    parts = list(markup.body)
    for number in range(1, times):
        for part in markup.body:
            parts.append(replace(part, text=_NAMED.sub(rf"\1k{number}-", part.text)))
    return replace(job, markup=replace(markup, body=tuple(parts)))


def _measure(job: PrintJob, times: int) -> None:
    """Each length in a process of its own, so that memory is that of this length alone."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_print_once, args=(job, sender))
    process.start()
    pages, wall, cpu, memory, size = receiver.recv()
    process.join()
    print(
        f"{times:>3}×: {pages} pages, wall {wall:.1f} s, CPU {cpu:.1f} s, "
        f"{1000 * cpu / pages:.0f} ms CPU a page, {memory} MiB, {size / 1e6:.1f} MB"
    )


def _print_once(job: PrintJob, sender: Connection) -> None:
    import pypdfium2

    from cetakbiru.outputs.pdf.compile import render

    wall, cpu = time.perf_counter(), time.process_time()
    content = render(job)
    spent = time.perf_counter() - wall, time.process_time() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KIB_A_MIB
    sender.send((len(pypdfium2.PdfDocument(content)), *spent, memory, len(content)))


if __name__ == "__main__":
    main()
