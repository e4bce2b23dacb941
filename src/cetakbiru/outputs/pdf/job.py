"""What one PDF is made from; equal jobs make equal bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from cetakbiru.outputs.pdf.attachments import Attached
from cetakbiru.outputs.pdf.markup.document import Markup


@dataclass(frozen=True)
class PrintJob:
    """The markup with its pictures, the day that its metadata bear, its attachments."""

    markup: Markup
    day: date
    files: tuple[Attached, ...]

    def digest(self, engine: str) -> str:
        """A hash of all that the bytes of the PDF depend on; `engine` names what sets it."""
        found = hashlib.sha256(f"{engine}\n{self.day.isoformat()}\n{self.markup.text}".encode())
        # The name of a picture is a hash of what it holds.
        found.update(repr((self.markup.scopes, sorted(self.markup.pictures))).encode())
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
