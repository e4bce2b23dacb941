"""Workbook bytes that depend on the data only: no clock, no order of chance."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from cetakbiru.base.archive import to_zip

_MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
# Codes are text that looks like numbers; without this Excel marks every one with a green corner.
_IGNORE = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD9999" numberStoredAsText="1"/></ignoredErrors>'
)
_SHEET_END = b"</worksheet>"


def reproducible(content: bytes, moment: datetime) -> bytes:
    """The same workbook, saved at `moment` by its own word."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    members: list[tuple[str, bytes]] = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "docProps/core.xml":
                part = _MOMENTS.sub(rb"\g<1>" + stamp, part)
            elif name.startswith("xl/worksheets/sheet"):
                part = part.replace(_SHEET_END, _IGNORE + _SHEET_END)
            members.append((name, part))
    return to_zip(members)
