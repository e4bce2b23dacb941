"""Problems within YAML lists: IDs against file names, parts against their bidang."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.rules.programs import allowed_subprograms, items, subprogram_owners
from cetakbiru.checks.shape.trees import tree_problem
from cetakbiru.checks.shape.view import View
from cetakbiru.model.alignment import LIMITS, TABLE
from cetakbiru.model.yamltree import YamlTree


def plan_problems(view: View) -> Iterator[Problem]:
    """The problems of plans, of the list of bidang, and of the rules."""
    for tree in view.trees.get("rencana", []):
        identity, stem = tree.value.get("id"), PurePosixPath(tree.file.name).stem
        if identity and isinstance(identity, str) and identity != stem:
            yield tree_problem(tree, "id-berkas", ("id",), id=quote(identity), stem=quote(stem))
    yield from _subprogram_codes(view)
    yield from _candidates(view)
    yield from _threshold(view)
    yield from _limits_of_sense(view)
    yield from _bands(view)


def _subprogram_codes(view: View) -> Iterator[Problem]:
    """A subprogramme's code begins with its bidang's."""
    for tree in view.trees.get("bidang", []):
        for at, bidang in enumerate(items(tree.value, "bidang")):
            parent = bidang.get("kode")
            for part, sub in enumerate(items(bidang, "subprogram")):
                code = sub.get("kode")
                if not parent or not code or str(code).startswith(f"{parent}-"):
                    continue
                path = ("bidang", at, "subprogram", part, "kode")
                yield tree_problem(
                    tree,
                    "kode-induk",
                    path,
                    value=quote(code),
                    prefix=f"{parent}-",
                    parent=f"bidang {parent}",
                )


def _threshold(view: View) -> Iterator[Problem]:
    """A share of all kabupaten is no more than all of them."""
    for tree in view.trees.get("aturan_prioritas", []):
        share = tree.value.get("ambang")
        if not isinstance(share, dict):
            continue
        above, below = share.get("pembilang"), share.get("penyebut")
        if isinstance(above, int) and isinstance(below, int) and above > below:
            path = ("ambang", "pembilang")
            yield tree_problem(
                tree,
                "ambang-lebih-dari-satu",
                path,
                above=above,
                below=below,
            )


def _limits_of_sense(view: View) -> Iterator[Problem]:
    """A question of sense has every limit that it compares with."""
    for tree, sense in _questions_of_sense(view):
        for at, rule in enumerate(items(sense, "aturan")):
            limits = rule.get("batas", {})
            if not isinstance(limits, dict):
                continue  # told by its schema
            for name in LIMITS.get(str(rule.get("kode")), ()):
                if name not in limits:
                    path = ("kewajaran", "aturan", at, "kode")
                    yield tree_problem(
                        tree, "kewajaran-tanpa-batas", path, value=quote(rule["kode"]), missing=name
                    )


def _bands(view: View) -> Iterator[Problem]:
    """The lower end of a band of cost is below the upper."""
    for tree, sense in _questions_of_sense(view):
        for at, band in enumerate(items(sense, "pita")):
            low, high = band.get("bawah"), band.get("atas")
            if isinstance(low, int) and isinstance(high, int) and low >= high:
                path = ("kewajaran", "pita", at, "bawah")
                yield tree_problem(tree, "pita-terbalik", path, low=low, high=high)


def _questions_of_sense(view: View) -> Iterator[tuple[YamlTree, Mapping[str, Any]]]:
    for tree in view.trees.get(TABLE, []):
        sense = tree.value.get("kewajaran")
        if isinstance(sense, dict):
            yield tree, sense


def _candidates(view: View) -> Iterator[Problem]:
    """A candidate's code and its subprogramme belong to its bidang."""
    owners = subprogram_owners(view)
    for tree in view.trees.get("aturan_prioritas", []):
        for at, calon in enumerate(items(tree.value, "calon")):
            bidang, code = str(calon.get("bidang")), calon.get("kode")
            subprogram = str(calon.get("subprogram", ""))
            if bidang not in view.registry.codes["bidang.kode"].labels:
                continue  # told as a code that nobody knows
            if code and not str(code).startswith(f"{bidang}-"):
                path = ("calon", at, "kode")
                yield tree_problem(
                    tree,
                    "kode-induk",
                    path,
                    value=quote(code),
                    prefix=f"{bidang}-",
                    parent=f"bidang {bidang}",
                )
            if owners.get(subprogram, bidang) != bidang:
                path = ("calon", at, "subprogram")
                yield tree_problem(
                    tree,
                    "subprogram-bidang",
                    path,
                    value=quote(subprogram),
                    owner=owners[subprogram],
                    bidang=bidang,
                    allowed=allowed_subprograms(owners, bidang),
                )
