"""The notices as plain text: each work with its authors, then every licence once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.notices.parts import PARTS, Part

NOTICES_FILE = "lisensi.txt"
_TEXTS = Path(__file__).with_name("texts")
# Where a licence's own text leaves room for its authors.
_PLACEHOLDER = "Copyright (c) <year> <copyright holders>"


def write_notices(blueprint: Blueprint, site: Path) -> None:
    """Writes the notices of everything that the site in the folder `site` may hold."""
    text = (
        "LISENSI\n\n"
        "Naskah dan data\n\n"
        f"  {blueprint.speaker.licence(blueprint.edisi.lisensi)}\n"
        "  Sumber setiap fakta dan ketentuannya: halaman tentang/sumber dan data/sumber.csv.\n\n"
        "Perangkat lunak, gaya, ikon, huruf, dan garis batas\n\n"
        f"{notices_of(PARTS)}"
    )
    (site / NOTICES_FILE).write_text(text, encoding="utf-8")


def notices_of(parts: Iterable[Part]) -> str:
    """The works `parts` with authors and licences, as text to lie beside them."""
    parts = tuple(parts)
    authors: dict[str, list[str]] = {}
    for part in parts:
        authors.setdefault(part.licence, []).extend(part.copyright)
    works = "\n".join(map(_work, parts))
    texts = "\n".join(_text(licence, lines) for licence, lines in authors.items())
    return f"{works}\n{texts}"


def _work(part: Part) -> str:
    lines = [*part.copyright, f"Lisensi: {part.licence}"]
    if part.origin:
        lines.append(f"Asal: {part.origin}")
    return f"  {part.name}: {part.used}\n" + "".join(f"    {line}\n" for line in lines)


def _text(licence: str, authors: Iterable[str]) -> str:
    """A licence under its name, below the copyright lines that it must stand with."""
    text = (_TEXTS / f"LICENSE-{licence}.txt").read_text(encoding="utf-8")
    named = "\n".join(authors)
    body = text.replace(_PLACEHOLDER, named) if _PLACEHOLDER in text else f"{named}\n\n{text}"
    rule = "=" * 79
    return f"{rule}\n{licence}\n{rule}\n\n{body}"
