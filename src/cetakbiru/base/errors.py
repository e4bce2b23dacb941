"""What ends a command with a message instead of a traceback, and the system's refusals in words."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import click

_REASONS = {
    errno.EACCES: "izinnya tidak ada",
    errno.EPERM: "izinnya tidak ada",
    errno.EROFS: "tempat itu hanya dapat dibaca",
    errno.ENOENT: "folder atau berkas itu tidak ada",
    errno.EEXIST: "di tempat folder sudah ada berkas",
    errno.ENOTDIR: "yang disebut folder ternyata berkas",
    errno.EISDIR: "yang disebut berkas ternyata folder",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.ELOOP: "tautan simboliknya berputar",
    errno.EADDRINUSE: "sudah dipakai program lain",
}
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Refused(click.ClickException):
    """An output can't be made; the message says what, where and how to mend it. Exit code 1."""

    exit_code = 1

    def format_message(self) -> str:
        return self.message

    def show(self, file: object = None) -> None:
        click.echo(self.format_message(), err=True)


def reason(error: OSError) -> str:
    """Why the system refused, in words of our own where there are any, with the file it names."""
    where = f": {_absolute(error.filename)}" if error.filename else ""
    if error.errno in _FULL:
        return f"ruang cakram habis{where}"
    words = _REASONS.get(error.errno or 0)
    return f"{words or f'sistem menjawab {error.strerror or error!r}'}{where}"


def remedy(error: OSError) -> str:
    """What to do about something that the system refused to write."""
    if error.errno in _FULL:
        return "Kosongkan sebagian cakram, lalu jalankan lagi."
    return "Periksa izin folder dan ruang cakram, lalu jalankan lagi."


def _absolute(name: object) -> Path | str:
    return Path(name).absolute() if isinstance(name, str | os.PathLike) else str(name)
