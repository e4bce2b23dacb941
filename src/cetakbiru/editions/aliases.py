"""Which edition bears which alias, and where the root of the site leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cetakbiru.model.legal import DICABUT, DITETAPKAN, RANCANGAN

LATEST = "terbaru"
IN_FORCE = "berlaku"
DRAFT = "rancangan"
ALIASES = (LATEST, IN_FORCE, DRAFT)


def assign_aliases(editions: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Alias → version, from (version, status) newest first.

    `terbaru` is the newest edition that is not withdrawn, `berlaku` the newest adopted one unless
    a withdrawal came after it, `rancangan` a draft newer than that: the work in hand.
    """
    found: dict[str, str] = {}
    for version, status in editions:
        if status == RANCANGAN:
            found.setdefault(DRAFT, version)
        elif status == DITETAPKAN:
            found[IN_FORCE] = version
            break
    if editions:
        standing = [version for version, status in editions if status != DICABUT]
        found[LATEST] = standing[0] if standing else editions[0][0]
    return found


def preferred_alias(aliases: Mapping[str, str]) -> str:
    """Where the root leads and what search engines are told to prefer."""
    return IN_FORCE if IN_FORCE in aliases else LATEST
