"""An address as a QR code, drawn as SVG."""

from __future__ import annotations

import io

import segno


def qr_svg(address: str) -> str:
    """The QR code of an address as SVG with a title."""
    stream = io.BytesIO()
    segno.make(address, error="m").save(
        stream,
        kind="svg",
        xmldecl=False,
        scale=4,
        border=2,
        title=f"Kode QR menuju {address}",
        svgclass=None,
        lineclass=None,
        omitsize=True,
    )
    return stream.getvalue().decode()
