"""Markup → the bytes of one PDF: PDF/A-3a and PDF/UA-1, with its data attached.

Typst reads a folder made for the document, which holds nothing else; it knows no package and no
font but the bundled ones.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from cetakbiru.outputs.pdf import typesetter
from cetakbiru.outputs.pdf.attachments import Attached
from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.fits import misfits
from cetakbiru.outputs.pdf.job import PrintJob
from cetakbiru.outputs.pdf.markup.document import Markup
from cetakbiru.outputs.pdf.markup.writer import Part
from cetakbiru.outputs.pdf.mend import Spot, mend
from cetakbiru.outputs.pdf.typefaces import font_files
from cetakbiru.outputs.pdf.typesetter import ERROR, FONTS, MAIN, PACKAGES, PDF, SPOTS
from cetakbiru.outputs.pdf.words import string

_LOOK = Path(__file__).with_name("look.typ")
_LOOK_NAME, _ATTACHED = "tampilan.typ", "lampiran"


@cache
def engine() -> str:
    """What prints: the versions that the bytes of a PDF depend on."""
    own = hashlib.sha256()
    for file in sorted([*Path(__file__).parent.glob("*.py"), _LOOK]):
        own.update(file.read_bytes())
    return f"typst {version('typst')} pikepdf {version('pikepdf')} press {own.hexdigest()}"


def render(job: PrintJob, desk: Path | None = None) -> bytes:
    """The PDF. Raises PdfError with every warning of Typst and every overflow.

    Made in a folder on `desk`, or in one among those that the system keeps for a while.
    """
    with _folder(job, desk) as folder:
        content, spots = _set(folder, job.markup, job.day)
    content = mend(content, spots, job.markup.scopes)
    if faults := misfits(content, spots, job.markup.places):
        raise PdfError(faults)
    return content


@contextmanager
def _folder(job: PrintJob, desk: Path | None) -> Iterator[Path]:
    """A folder with the look, the pictures, the attachments and the fonts of a document."""
    with TemporaryDirectory(prefix="ppm-", dir=desk) as name:
        folder = Path(name)
        (folder / _LOOK_NAME).write_bytes(_LOOK.read_bytes())
        files = {**job.markup.pictures, **{f"{_ATTACHED}/{f.name}": f.content for f in job.files}}
        files |= {f"{FONTS}/{name}": content for name, content in font_files().items()}
        for part in {Path(path).parent for path in files} | {Path(PACKAGES)}:
            (folder / part).mkdir(exist_ok=True)
        for path, content in files.items():
            (folder / path).write_bytes(content)
        attached = "".join(map(_attachment, job.files))
        (folder / MAIN).write_text(job.markup.text + attached, encoding="utf-8")
        yield folder


def _attachment(file: Attached) -> str:
    source = f"read({string(f'{_ATTACHED}/{file.name}')}, encoding: none)"
    return (
        f'#pdf.attach({string(file.name)}, {source}, relationship: "data", '
        f"mime-type: {string(file.media_type)}, description: {string(file.description)})\n"
    )


def _set(folder: Path, markup: Markup, day: date) -> tuple[bytes, list[Spot]]:
    """The PDF as Typst makes it, and where its places are."""
    try:
        return _compiled(folder, day)
    except _CompileError as error:
        raise PdfError(_culprits(folder, markup, day, str(error))) from None


class _CompileError(Exception):
    """Typst has not set the document; the message is one sentence."""


def _compiled(folder: Path, day: date) -> tuple[bytes, list[Spot]]:
    for name in (PDF, SPOTS, ERROR):
        (folder / name).unlink(missing_ok=True)
    command = [sys.executable, "-P", "-m", typesetter.__name__, str(folder), day.isoformat()]
    with subprocess.Popen(  # noqa: S603 - this Python and a module of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait()
        except BaseException:
            process.kill()
            raise
    if (folder / ERROR).exists():
        raise _CompileError((folder / ERROR).read_text(encoding="utf-8"))
    if process.returncode or not (folder / PDF).exists():
        raise _CompileError(f"Typst diakhiri dari luar ({process.returncode})")
    spots = json.loads((folder / SPOTS).read_text(encoding="utf-8"))
    return (folder / PDF).read_bytes(), [Spot(*one) for one in spots]


def _culprits(folder: Path, markup: Markup, day: date, whole: str) -> list[Fault]:
    """A fault for each section that can't be set by itself either, or one for the whole."""
    faults = []
    for part in (*markup.front, *markup.body):
        if (said := _said_alone(folder, markup, part, day)) is not None:
            faults.append(Fault(part.place, f"halaman ini tidak dapat disusun untuk cetak: {said}"))
    return faults or [Fault("", f"naskah tidak dapat disusun untuk cetak: {whole}")]


def _said_alone(folder: Path, markup: Markup, part: Part, day: date) -> str | None:
    # The standard asks for a heading of the first level, with words, before all others. No list
    # of contents of the part may name it.
    text = f"{markup.head}#heading(outlined: false)[Naskah]\n{part.text}"
    (folder / MAIN).write_text(text, encoding="utf-8")
    try:
        _compiled(folder, day)
    except _CompileError as error:
        return str(error)
    return None
