"""Whether this computer has the libraries that print, and how to get them where it has not."""

from __future__ import annotations

import io
from contextlib import redirect_stdout

INSTALL = {
    "Debian/Ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "Fedora": "dnf install pango harfbuzz",
    "macOS": "brew install pango",
    "Windows": "pasang MSYS2, lalu pacman -S mingw-w64-x86_64-pango",
}


def missing_libraries() -> str | None:
    """A sentence with what is missing and how to install it, or None when all is there.

    Without libharfbuzz-subset PDFs could be made, but not with the same bytes as elsewhere.
    """
    try:
        # Without Pango it prints advice of its own, in English, before it fails.
        with redirect_stdout(io.StringIO()):
            from weasyprint.text.ffi import harfbuzz_subset
    except OSError as error:
        name = str(error).partition("'")[2].partition("'")[0] or "pango"
        return _sentence(name)
    return None if harfbuzz_subset is not None else _sentence("libharfbuzz-subset")


def _sentence(library: str) -> str:
    ways = "; ".join(f"{system}: {command}" for system, command in INSTALL.items())
    return (
        f"PDF tidak dibuat karena pustaka {library} belum terpasang; pasang pustaka cetak ({ways})."
    )
