"""One print HTML → the bytes of one PDF: PDF/A-3a and PDF/UA-1, with its data attached.

Imports WeasyPrint, and with it Pango: import this module only where a PDF is made.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pydyf
import weasyprint
from weasyprint.urls import URLFetcher, URLFetcherResponse

from cetakbiru.base.garbage import seldom_collected
from cetakbiru.fonts import SANS, SERIF
from cetakbiru.outputs.pdf.attachments import Attached
from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.job import SITE_SCHEME, PrintJob
from cetakbiru.outputs.pdf.layout_check import overflowing
from cetakbiru.outputs.pdf.lines import whole_lines
from cetakbiru.outputs.pdf.metadata import claim_accessibility
from cetakbiru.outputs.pdf.parse import Page
from cetakbiru.outputs.pdf.structure import own_structure
from cetakbiru.outputs.pdf.typefaces import SCHEME, unpacked
from cetakbiru.outputs.pdf.watermark import lay_watermark

_IGNORED = re.compile(r"Ignored `(?P<css>[^`]+)`")
_IDENTIFIER_BYTES = 16
# Looking through millions of objects of a layout again and again takes an eighth of the time.
_COLLECTION = (100_000, 20, 20)


def engine() -> str:
    """What prints: the versions that the bytes of a PDF depend on."""
    from weasyprint.text.ffi import harfbuzz, pango

    letters = max(
        (major, minor)
        for major in range(30)
        for minor in range(30)
        if harfbuzz.hb_version_atleast(major, minor, 0)
    )
    own = hashlib.sha256()
    for file in sorted(Path(__file__).parent.glob("*.py")):
        own.update(file.read_bytes())
    return (
        f"weasyprint {weasyprint.VERSION} pango {pango.pango_version()} "
        f"harfbuzz {letters} press {own.hexdigest()}"
    )


def render(job: PrintJob) -> bytes:
    """The PDF. Raises PdfError with every warning of the engine and every overflow."""
    with _told() as found, seldom_collected(*_COLLECTION):
        with whole_lines():
            document = Page(job.html, _Fetcher(job.site)).render(pdf_variant="pdf/a-3a")
        faults = [_explained(message, job.html) for message in found]
        faults += overflowing(document)
        if faults:
            raise PdfError(faults)
        claim_accessibility(document.metadata)
        with own_structure(), warnings.catch_warnings():
            # WeasyPrint leaves its own colour profile open; closing it late harms nothing.
            warnings.simplefilter("ignore", ResourceWarning)
            content = document.write_pdf(
                finisher=_finisher(job.watermark),
                pdf_variant="pdf/a-3a",
                pdf_identifier=hashlib.sha256(job.html.encode()).digest()[:_IDENTIFIER_BYTES],
                attachments=[_attachment(file, job.day) for file in job.files],
            )
        faults = [_explained(message, job.html) for message in found] + _foreign_fonts(document)
        if faults:
            raise PdfError(faults)
    assert isinstance(content, bytes)  # noqa: S101 - without a target it returns bytes
    return content


def _finisher(word: str) -> Callable[[Any, Any], None]:
    """What is done to a PDF just before it is written."""

    def finish(document: Any, pdf: Any) -> None:
        if word:
            lay_watermark(pdf, word)
        if "AF" in pdf.catalog:
            # WeasyPrint 70 lists each attachment of a PDF/A twice.
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        # The file is hashed before it is written: each object would be packed twice.
        pdf.objects[1:] = [_Packed(one) for one in pdf.objects[1:]]

    return finish


class _Packed(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An object as the bytes that it will be in the file."""

    def __init__(self, source: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = source.number, source.generation, source.free
        self._compressible = source.compressible
        self._data = source.data

    @property
    def data(self) -> Any:
        return self._data

    @property
    def compressible(self) -> bool:
        return bool(self._compressible)


def _foreign_fonts(document: Any) -> list[Fault]:
    """A fault for each font that is not bundled: another computer would not have it."""
    families = {font.family for font in document.fonts.values()} - {SERIF, SANS}
    return [Fault("", f"huruf {family} berasal dari komputer ini") for family in sorted(families)]


class _Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Serves bundled fonts and files of the site; nothing else is ever read."""

    def __init__(self, site: Path) -> None:
        super().__init__(allowed_protocols=[SCHEME, SITE_SCHEME, "data"])
        self._site = site.resolve()

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme == SCHEME:
            return URLFetcherResponse(url, unpacked(name))
        if scheme == SITE_SCHEME:
            file = (self._site / name).resolve()
            if not file.is_relative_to(self._site):
                raise ValueError(f"di luar situs: {name}")
            return URLFetcherResponse(url, file.read_bytes())
        return super().fetch(url, headers)


def _attachment(file: Attached, day: date) -> weasyprint.Attachment:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    attachment = weasyprint.Attachment(
        string="",
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship="Data",
    )
    # Given as text, the media type would be guessed from what the system knows of file names.
    attachment.source = _source(file)
    return attachment


@contextmanager
def _source(file: Attached) -> Iterator[tuple[io.BytesIO, None, None, str]]:
    yield io.BytesIO(file.content), None, None, file.media_type


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _told() -> Iterator[list[str]]:
    """What WeasyPrint and fontTools warn of while the block runs."""
    collector = _Collector()
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(collector)
        logger.propagate = False
    try:
        yield collector.messages
    finally:
        for logger, propagate in zip(loggers, before):
            logger.removeHandler(collector)
            logger.propagate = propagate


def _explained(message: str, html: str) -> Fault:
    """A warning with the page that it concerns, where its text leads to one."""
    found = _IGNORED.match(message)
    place = ""
    if found:
        at = html.find(found["css"].split(":")[0] + ":", html.find("</style>"))
        if at >= 0:
            pages = re.findall(r'data-letak="([^"]+)"', html[:at])
            place = pages[-1] if pages else ""
    return Fault(place, f"peringatan mesin cetak: {message}")
