"""A composite index computed from its components."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log, prod

from cetakbiru.model.model import Komponen


def composite(components: Sequence[Komponen], values: Mapping[str, float]) -> float | None:
    """100 · geometric mean of the parts; a part is the mean of its components, each scaled 0 to 1.

    scaled = (x - minimum) / (maksimum - minimum), of their logarithms where the scale says so.
    None where a component lies below its minimum, or can't be scaled.
    """
    parts: dict[str, list[float]] = {}
    for one in components:
        known = (values[one.komponen], float(one.minimum), float(one.maksimum))
        if one.skala == "logaritma":
            if min(known) <= 0:
                return None
            known = (log(known[0]), log(known[1]), log(known[2]))
        value, least, most = known
        if value < least or least >= most:
            return None
        parts.setdefault(one.bagian, []).append((value - least) / (most - least))
    means = [sum(scaled) / len(scaled) for scaled in parts.values()]
    return float(100 * prod(means) ** (1 / len(means))) if means else None
