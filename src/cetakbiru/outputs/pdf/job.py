"""What one PDF is made from; equal jobs make equal bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cetakbiru.outputs.pdf.attachments import Attached

SITE_SCHEME = "situs"
_SITE_FILE = re.compile(rf'\ssrc="{SITE_SCHEME}:([^"]+)"')


@dataclass(frozen=True)
class PrintJob:
    """The print HTML, the day that its metadata bear, its attachments, the site of its images.

    `watermark` is the word that lies under each page; none when it is empty.
    """

    html: str
    day: date
    files: tuple[Attached, ...]
    site: Path
    watermark: str = ""

    def digest(self, engine: str) -> str:
        """A hash of all that the bytes of the PDF depend on; `engine` names what prints it."""
        found = hashlib.sha256(
            f"{engine}\n{self.day.isoformat()}\n{self.watermark}\n{self.html}".encode()
        )
        for name in _SITE_FILE.findall(self.html):
            image = self.site / name
            found.update(image.read_bytes() if image.is_file() else b"")
        for file in self.files:
            found.update(f"\n{file.name}\n{file.description}\n{file.media_type}\n".encode())
            found.update(hashlib.sha256(file.content).digest())
        return found.hexdigest()


@dataclass(frozen=True)
class Document:
    """A document to print: the name of its file, what it holds, and the job."""

    name: str
    title: str
    job: PrintJob
