"""The files inside a PDF and the text of its first pages, read back from any copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pypdfium2

_FRONT_PAGES = 6


class NotReadableError(Exception):
    """The file is no PDF that can be read."""


@dataclass(frozen=True)
class Contents:
    """The attachments of a PDF by name, and the text of the pages before the lists."""

    files: dict[str, bytes]
    front: str


def read_contents(file: Path) -> Contents:
    """What a PDF holds. Raises NotReadableError."""
    try:
        document = pypdfium2.PdfDocument(file)
    except (OSError, pypdfium2.PdfiumError) as error:
        raise NotReadableError(str(error)) from error
    try:
        attachments = [document.get_attachment(at) for at in range(document.count_attachments())]
        files = {one.get_name(): bytes(one.get_data()) for one in attachments}
        texts = []
        for at in range(min(_FRONT_PAGES, len(document))):
            text = document[at].get_textpage()
            texts.append(text.get_text_bounded())
        return Contents(files, "\n".join(texts))
    except pypdfium2.PdfiumError as error:
        raise NotReadableError(str(error)) from error
    finally:
        document.close()
