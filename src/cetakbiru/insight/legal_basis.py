"""The regulations on which an edition is adopted, in the order that law has them."""

from __future__ import annotations

import re

from cetakbiru.model.load import Blueprint

# By rank (Article 7 and 8 of Law 12/2011); a kind that begins like another stands before it.
_RANKS = (
    ("undang-undang dasar", 0),
    ("ketetapan majelis", 1),
    ("peraturan pemerintah pengganti undang-undang", 2),
    ("undang-undang", 2),
    ("peraturan pemerintah", 3),
    ("peraturan presiden", 4),
    ("keputusan presiden", 5),
    ("peraturan menteri", 6),
    ("peraturan badan", 6),
    ("peraturan kepala", 6),
    ("keputusan menteri", 7),
    ("peraturan daerah", 8),
    ("qanun", 8),
    ("peraturan gubernur", 9),
    ("keputusan gubernur", 10),
)
_NO_REGULATION = 99
_ENDED = re.compile(
    r"(?:sudah )?(?:dicabut|diganti)|tidak (?:lagi )?berlaku|peraturan pendahulu", re.IGNORECASE
)
_ARTICLE = re.compile(r"^pasal .*?(?=undang-undang)", re.IGNORECASE)
_NUMBER = re.compile(r"\bnomor (\d+)", re.IGNORECASE)
_YEAR = re.compile(r"\btahun ((?:19|20)\d\d)\b|/((?:19|20)\d\d)\b", re.IGNORECASE)


def rank(name: str) -> int:
    """Where a regulation of this name stands among all; the constitution at 0."""
    plain = _ARTICLE.sub("", name).casefold()
    return next((at for kind, at in _RANKS if plain.startswith(kind)), _NO_REGULATION)


def is_regulation(name: str) -> bool:
    """Whether a name is that of a kind of regulation: a letter is none."""
    return rank(name) != _NO_REGULATION


def legal_order(name: str) -> tuple[int, int, int]:
    """The key by which regulations are sorted: rank, year, number."""
    year, number = _YEAR.search(name), _NUMBER.search(name)
    return (
        rank(name),
        int(year[1] or year[2]) if year else 0,
        int(number[1]) if number else 0,
    )


def named_in_full(blueprint: Blueprint) -> tuple[str, ...]:
    """The regulations whose validity a source proves, as a preamble names them, in legal order."""
    found = {one.sebutan for one in blueprint.dasar_hukum if one.sebutan and one.dipastikan}
    return tuple(sorted(found, key=legal_order))


def not_proved(blueprint: Blueprint) -> tuple[str, ...]:
    """The regulations of the table whose validity no source proves yet, in legal order.

    Those of which the table says that others took their place are left out.
    """
    laws = blueprint.dasar_hukum
    done = {one.peraturan for one in laws if one.sebutan and one.dipastikan}
    done |= {one.peraturan for one in laws if _ENDED.match(one.berlaku or "")}
    names = {one.peraturan for one in laws if is_regulation(one.peraturan)}
    return tuple(sorted(names - done, key=legal_order))
