"""What the PDF costs: all of it and several times over, the kabupaten, and its words set plainly.

Run: .venv/bin/python -m tests.benchmarks.pdf [SITE] [TIMES]. SITE is a finished site; the chapters
are repeated TIMES over, each time with ids of its own. Every line is measured in a process of its
own, so that memory is that of this work alone.
"""

from __future__ import annotations

import io
import multiprocessing
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from cetakbiru.base.project import Project, find_project
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf.job import PrintJob
from cetakbiru.outputs.pdf.printer import Printer

_KIB_A_MIB = 1024
# CPU seconds and MiB at most: of the whole document, and of all kabupaten together.
_WHOLE, _DISTRICTS, _MEMORY = 8.0, 8.0, 700
# What WeasyPrint 70.0 took for the document of then, on the machine that these targets are for.
_BEFORE = "WeasyPrint, 30 November 2026: 276 pages, CPU 39.3 s, 142 ms CPU a page, 790 MiB"
# Where the markup gives a place its id or leads to one, and where it lists what it has.
_NAMED = re.compile(r'(#(?:tujuan|tujuan-berhalaman|halaman|label)\("|"ke:)')
_LISTED = re.compile(r"\b(outlined|terdaftar): true")


def main() -> None:
    """Prints one line for each thing that is set."""
    project = find_project()
    site = Path(sys.argv[1]) if len(sys.argv) > 1 else project.site
    most = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    project = replace(project, site=site)
    whole = _measured(_whole, project, 1)
    _tell("whole", whole, _judged(whole, _WHOLE))
    if most > 1:
        longer = _measured(_whole, project, most)
        times = (longer.cpu / whole.cpu) / (longer.pages / whole.pages)
        _tell(f"{most}×", longer, f"{times:.2f} times the CPU a page")
    districts = _measured(_districts, project)
    _tell("kabupaten", districts, _judged(districts, _DISTRICTS))
    plain = _measured(_plain, project)
    _tell("plain", plain, f"the words of the whole without any form: {whole.cpu / plain.cpu:.1f}×")
    print(_BEFORE)


@dataclass(frozen=True)
class _Printed:
    """Pages and bytes made, seconds and MiB spent."""

    pages: int
    size: int
    wall: float
    cpu: float
    memory: int


def _tell(name: str, done: _Printed, remark: str) -> None:
    print(
        f"{name:>9}: {done.pages} pages, wall {done.wall:.1f} s, CPU {done.cpu:.1f} s, "
        f"{1000 * done.cpu / done.pages:.0f} ms CPU a page, {done.memory} MiB, "
        f"{done.size / 1e6:.1f} MB; {remark}",
        flush=True,
    )


def _judged(done: _Printed, cpu: float) -> str:
    told = (("CPU", cpu, done.cpu), ("MiB", _MEMORY, done.memory))
    return ", ".join(
        f"{name} ≤ {most:g}: {'met' if value <= most else 'MISSED'}" for name, most, value in told
    )


def _whole(project: Project, times: int) -> list[bytes]:
    from cetakbiru.outputs.pdf.compile import render

    return [render(repeated(_printer(project).whole().job, times))]


def _districts(project: Project) -> list[bytes]:
    from cetakbiru.outputs.pdf.compile import render

    printer = _printer(project)
    return [render(printer.district(kode).job) for kode in printer.districts]


def _plain(project: Project) -> list[bytes]:
    """The words as paragraphs, by Typst alone: no tables, tags, links, pictures or checks."""
    import typst

    from cetakbiru.outputs.pdf.words import plain

    texts = re.findall(r"[^\s#\[\](){}\"\\]{3,}", _printer(project).whole().job.markup.text)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "kata.typ"
        source.write_text(
            "\n\n".join(plain(" ".join(texts[at : at + 60])) for at in range(0, len(texts), 60))
        )
        content = typst.compile(str(source))
    assert isinstance(content, bytes)
    return [content]


def _printer(project: Project) -> Printer:
    return Printer(load_blueprint(project.data), project.docs, project.site)


def repeated(job: PrintJob, times: int) -> PrintJob:
    """The job with its chapters several times over; its lists name the first."""
    markup = job.markup
    parts = list(markup.body)
    for number in range(1, times):
        for part in markup.body:
            text = _LISTED.sub(r"\1: false", _NAMED.sub(rf"\1k{number}-", part.text))
            parts.append(replace(part, text=text))
    return replace(job, markup=replace(markup, body=tuple(parts)))


def _measured(work: Callable[..., list[bytes]], *given: Any) -> _Printed:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_spend, args=(sender, work, *given))
    process.start()
    sender.close()  # so that the end of a process that failed is heard
    done: _Printed = receiver.recv()
    process.join()
    return done


def _spend(sender: Connection, work: Callable[..., list[bytes]], *given: Any) -> None:
    import pypdfium2

    wall = time.perf_counter()
    made = work(*given)
    wall = time.perf_counter() - wall
    # The engine has a process of its own, at most one at a time beside this one.
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu = sum(one.ru_utime + one.ru_stime for one in used)
    memory = sum(one.ru_maxrss for one in used) // _KIB_A_MIB
    pages = 0
    for content in made:
        with closing(pypdfium2.PdfDocument(io.BytesIO(content))) as pdf:
            pages += len(pdf)
    sender.send(_Printed(pages, sum(map(len, made)), wall, cpu, memory))


if __name__ == "__main__":
    main()
