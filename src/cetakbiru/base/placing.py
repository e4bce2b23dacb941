"""What a command writes where it is told: whole, and never over what it did not make itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from cetakbiru.base.atomic import why_unwritten, write_pieces
from cetakbiru.base.errors import Refused

# Whether bytes were made by the command that is about to write.
IsOwn = Callable[[bytes], bool]


def never(_: bytes) -> bool:
    """No file is taken for one's own: whatever is there may hold somebody's work."""
    return False


def refuse_foreign_file(out: Path, is_own: IsOwn = never) -> None:
    """Raises Refused when there is a file that the command did not make."""
    if out.exists() and not (out.is_file() and _is_own(out, is_own)):
        raise Refused(
            f"Berkas {out.absolute()} sudah ada dan tidak ditimpa. Pindahkan berkas itu, atau "
            "pilih nama lain dengan --out."
        )


def write_output(out: Path, pieces: Iterable[bytes], is_own: IsOwn = never) -> Path:
    """Writes a file of pieces, whole or not at all, and returns its full path. Raises Refused."""
    refuse_foreign_file(out, is_own)
    target = out.resolve()
    try:
        write_pieces(target, pieces)
    except OSError as error:
        raise Refused(f"Berkas {target} tidak dapat ditulis: {why_unwritten(error)}") from None
    return target


def refuse_among_sources(out: Path, *sources: Path) -> None:
    """Raises Refused when what is written would lie in a folder that a site is built from: there
    the next build takes it for a page or a table."""
    for folder in sources:
        if out.resolve().is_relative_to(folder.resolve()):
            raise Refused(
                f"{out.absolute()} berada di dalam {folder}, yang hanya memuat bahan situs. "
                "Pilih tempat lain dengan --out."
            )


def refuse_foreign_folder(folder: Path, checksums: str) -> None:
    """Raises Refused when a folder holds anything that its own checksum list does not name."""
    strange = _files_in(folder) - _listed(folder, checksums)
    if strange:
        raise Refused(
            f"Folder {folder} berisi berkas lain, misalnya {min(strange)}. Isinya tidak diubah. "
            "Pilih folder kosong atau folder baru dengan --out."
        )


def _is_own(out: Path, is_own: IsOwn) -> bool:
    try:
        return is_own(out.read_bytes())
    except OSError:
        return False


def _files_in(folder: Path) -> set[str]:
    """Every file below a folder, and every folder that holds nothing."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if not path.is_dir() or not any(path.iterdir())
    }


def _listed(folder: Path, checksums: str) -> set[str]:
    try:
        lines = (folder / checksums).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {checksums, *(line.partition("  ")[2] for line in lines)}
