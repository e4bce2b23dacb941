"""The text of a file in UTF-8, UTF-16 or Windows-1252, as plans/browser/encoding.js finds it."""

from __future__ import annotations

from cetakbiru.plans.files import Note

# Bytes that Windows-1252 leaves free stand for the control characters that browsers take them for.
_WINDOWS = "".join(
    bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(256)
)


def decoded(raw: bytes) -> tuple[str, tuple[Note, ...]]:
    """The text, and what is worth saying of its bytes."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if raw.startswith(mark):
            return raw[2:].decode(encoding, errors="replace"), ()
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), ()
    except UnicodeDecodeError:
        return "".join(_WINDOWS[byte] for byte in raw), (Note("catatan-enkoding"),)
