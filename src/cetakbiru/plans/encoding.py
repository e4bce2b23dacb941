"""The text of a file in UTF-8, UTF-16 or Windows-1252, as plans/browser/encoding.js finds it."""

from __future__ import annotations

from cetakbiru.plans.files import Note, note

# Bytes that Windows-1252 leaves free stand for the control characters that browsers take them for.
_CONTROLS = {
    code: bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(0x80, 0xA0)
}
_SAMPLE = 4096


def decoded(raw: bytes) -> tuple[str, list[Note]] | None:
    """The text, and what is worth saying of its bytes; None for bytes that are no text."""
    wide = _wide_encoding(raw)
    if wide is not None:
        text = raw.decode(wide, errors="replace").removeprefix("\ufeff")
        return None if "\0" in text else (text, [])
    if b"\0" in raw:
        return None
    try:
        return raw.decode("utf-8").removeprefix("\ufeff"), []
    except UnicodeDecodeError:
        return raw.decode("latin-1").translate(_CONTROLS), [note("catatan-enkoding")]


def _wide_encoding(raw: bytes) -> str | None:
    """Which UTF-16 the bytes are, by their mark or by the zeros of its plain letters."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if raw.startswith(mark):
            return encoding
    sample = raw[:_SAMPLE]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if len(raw) % 2 or (not first) == (not second) or 4 * (first + second) < len(sample):
        return None
    return "utf-16-be" if first else "utf-16-le"
