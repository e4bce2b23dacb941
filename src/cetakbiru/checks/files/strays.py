"""Files that lie in a folder by accident: owner files of Excel, copies, names alike but for case.

A copy is never read: each of its rows would be a mistake, and none of them the one to mend.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from cetakbiru.checks.problems import Problem, problem
from cetakbiru.model.filenames import is_temporary
from cetakbiru.model.text import Position

_TOP = Position(1, 1)
# What file managers, programs and people add to the name of a copy.
_WORDS = (
    "salin(?:an)?|cop(?:y|ia)|kopi(?:an)?|duplikat|cadangan|backup|bac?k|old|lama|new|baru|final"
    "|fiks|fix(?:ed)?|rev(?:isi)?|edit(?:an|ed)?|draf?t|konsep|asli|ori(?:g(?:inal)?)?|te?mp"
    "|te?st?|ver(?:si)?|v"
)
_BEFORE = re.compile(
    r"(?:salinan|cop(?:y|ia)|kopi(?:an)?|duplikat|cadangan|backup)(?:[ _-]+(?:dari|of))?[ _-]+"
)
_AFTER = re.compile(
    rf"[ _.-]*\(\d+\)|[ _.-]+\(?(?:{_WORDS})[ _.-]*\(?\d*\)?|[ _]+\d{{1,2}}"
    r"|[ _.-]+20\d{2}[-_.]?(?:0\d|1[0-2])[-_.]?[0-3]\d(?:[ T_.-]*\d{2,6})*"
    r"|[ _.-]+\(?[^()]*(?:konflik|conflict)[^()]*\)?"
)
_BACKUPS = frozenset({".bak", ".backup", ".old", ".orig", ".copy", ".tmp", ".save", ".salinan"})
_MOST_MARKS = 4


def temporary_problem(path: Path, root: Path) -> Problem | None:
    """The problem of a file that Excel or macOS keeps beside an open or copied one."""
    if not is_temporary(path):
        return None
    name = path.relative_to(root).as_posix()
    of = path.name.removeprefix("~$").removeprefix("._")
    if path.name.startswith("~$"):
        return problem("berkas-sementara", name, _TOP, of=of)
    return problem("berkas-ikutan", name, _TOP, of=of)


def copies(paths: Iterable[Path]) -> Mapping[Path, Path]:
    """Those of some files that are copies by their names, each with its original among them."""
    by_folder: dict[tuple[Path, str], list[Path]] = {}
    for path in paths:
        by_folder.setdefault((path.parent, path.name.casefold()), []).append(path)
    found: dict[Path, Path] = {}
    for (folder, name), same in by_folder.items():
        # Of names that differ in case alone, the one in small letters is the file.
        first, *twins = sorted(same, key=lambda path: (path.name != path.name.casefold(), path))
        found.update(dict.fromkeys(twins, first))
        for meant in _originals(name):
            if meant != name and (folder, meant) in by_folder:
                original = min(by_folder[folder, meant], key=lambda path: path.name.swapcase())
                found.update(dict.fromkeys(same, original))
                break
    return found


def is_backup(path: Path) -> bool:
    """Whether a file's name says that it is an older state of another file."""
    return path.suffix.lower() in _BACKUPS or path.name.endswith("~")


def _originals(name: str) -> Iterable[str]:
    """The names that a file may be a copy of, the least changed first."""
    if name.endswith("~"):
        yield name[:-1]
    stem, dot, suffix = name.rpartition(".")
    if not stem:
        return
    if dot + suffix in _BACKUPS or stem.endswith(("." + suffix, ".csv", ".yml")):
        yield stem
    for _ in range(_MOST_MARKS):
        shorter = _without_mark(stem)
        if shorter == stem:
            return
        stem = shorter
        yield f"{stem}.{suffix}"


def _without_mark(stem: str) -> str:
    if match := _BEFORE.match(stem):
        return stem[match.end() :]
    for start in range(1, len(stem)):
        if _AFTER.fullmatch(stem, start):
            return stem[:start]
    return stem


def copy_problem(copy: Path, original: Path, root: Path, in_place: bool = False) -> Problem:
    """The one problem of a copy: of what, and whether anything in it differs.

    One that lies `in_place` of a file that is wanted is not deleted, but replaced.
    """
    place = _TOP
    differs = "isinya sama"
    way = "Hapus berkas ini."
    try:
        ours, theirs = (path.read_bytes().splitlines() for path in (copy, original))
    except OSError:
        ours = theirs = []
    if ours != theirs:
        pairs = enumerate(zip(ours, theirs), start=1)
        shorter = min(len(ours), len(theirs)) + 1
        line = next((line for line, (one, other) in pairs if one != other), shorter)
        differs = f"isinya berbeda mulai baris {line}"
        way = "Pindahkan perubahan yang benar ke berkas aslinya, lalu hapus berkas ini."
    if in_place:
        way = "Kembalikan isi berkas ini dari riwayat git."
        if ours != theirs:
            way = (
                f"Pindahkan perubahan yang benar ke berkas aslinya, lalu {way[0].lower()}{way[1:]}"
            )
    name, of = (path.relative_to(root).as_posix() for path in (copy, original))
    alike = copy.name.casefold() == original.name.casefold()
    code = "nama-berkas-kembar" if alike else "berkas-salinan"
    return problem(code, name, place, of=of, differs=differs, way=way)
