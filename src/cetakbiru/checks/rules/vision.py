"""Problems of the vision and missions of PPM: words that nobody has decided on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.trees import tree_problem
from cetakbiru.checks.shape.view import View

_KEY = "visi_misi"


def vision_problems(view: View) -> Iterator[Problem]:
    """The problems of what edisi.yml says of vision and missions."""
    for tree in view.trees.get("edisi", []):
        stated: Any = tree.value.get(_KEY)
        if not isinstance(stated, Mapping):
            continue
        decision = stated.get("keputusan")
        if decision is None:
            vision = quote(str(stated.get("visi")))
            yield tree_problem(tree, "visi-tanpa-keputusan", (_KEY, "visi"), vision=vision)
        elif isinstance(decision, Mapping):
            day, edition = decision.get("tanggal"), tree.value.get("tanggal")
            # Days of the calendar sort as text; the shape of both is judged elsewhere.
            if isinstance(day, str) and isinstance(edition, str) and day > edition:
                path = (_KEY, "keputusan", "tanggal")
                yield tree_problem(tree, "visi-sesudah-edisi", path, date=day, edition=edition)
