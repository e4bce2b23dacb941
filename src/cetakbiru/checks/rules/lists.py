"""Problems within YAML lists: IDs against file names, parts against their bidang."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.rules.programs import allowed_subprograms, items, subprogram_owners
from cetakbiru.checks.shape.trees import tree_problem
from cetakbiru.checks.shape.view import View


def plan_problems(view: View) -> Iterator[Problem]:
    """The problems of plans, of the list of bidang, and of the priority rule."""
    for tree in view.trees.get("rencana", []):
        identity, stem = tree.value.get("id"), PurePosixPath(tree.file.name).stem
        if identity and isinstance(identity, str) and identity != stem:
            yield tree_problem(tree, "id-berkas", ("id",), id=quote(identity), stem=quote(stem))
    yield from _subprogram_codes(view)
    yield from _candidates(view)
    yield from _threshold(view)


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
