"""Disagreements between list and priority rule told as problems, at the row they concern."""

from __future__ import annotations

from cetakbiru.checks.problems import Problem, problem
from cetakbiru.insight import agreement
from cetakbiru.insight.agreement import Disagreement, disagreements
from cetakbiru.model.load import Blueprint
from cetakbiru.model.text import Position

_CODES = {
    agreement.NOT_PROPOSED: "prioritas-tidak-diusulkan",
    agreement.BASIS_DIFFERS: "prioritas-dasar-berbeda",
    agreement.MISSING: "prioritas-terlewat",
    agreement.NEEDLESS_EXCEPTION: "prioritas-pengecualian-sia",
    agreement.TOO_FEW: "prioritas-terlalu-sedikit",
    agreement.FEW_LEFT: "prioritas-tinggal-sedikit",
}
_COLUMNS = {
    agreement.NOT_PROPOSED: "calon",
    agreement.BASIS_DIFFERS: "dasar_indikator",
    agreement.FEW_LEFT: "status",
}


def priority_problems(blueprint: Blueprint) -> list[Problem]:
    """A problem for every disagreement that data/aturan-prioritas.yml does not excuse."""
    all_found = disagreements(blueprint)
    named = {program.kabupaten for program in blueprint.program.values()}
    bare: dict[str, list[Disagreement]] = {}
    for found in all_found:
        if found.kabupaten not in named and found.kind in (agreement.MISSING, agreement.TOO_FEW):
            bare.setdefault(found.kabupaten, []).append(found)
    together = [_bare(blueprint, code, found) for code, found in bare.items() if len(found) > 1]
    told = {code for code, found in bare.items() if len(found) > 1}
    alone = (found for found in all_found if found not in bare.get(found.kabupaten, ()))
    singly = (found[0] for code, found in bare.items() if code not in told)
    return [*together, *(_problem(blueprint, found) for found in (*alone, *singly))]


def _bare(blueprint: Blueprint, code: str, found: list[Disagreement]) -> Problem:
    """The one problem of a kabupaten without any programme."""
    slug = blueprint.kabupaten[code].slug
    folder = blueprint.raw.data_dir.name
    return problem(
        "program-wilayah-hilang",
        f"{folder}/program/{slug}.csv",
        Position(1, 1),
        region=blueprint.region_name(code),
        kabupaten=code,
        count=sum(one.kind == agreement.MISSING for one in found),
    )


def _problem(blueprint: Blueprint, found: Disagreement) -> Problem:
    file, place, column = _place(blueprint, found)
    return problem(
        _CODES[found.kind],
        file,
        place,
        column,
        id=found.program or "",
        calon=found.calon or "(kosong)",
        kabupaten=found.kabupaten,
        region=blueprint.region_name(found.kabupaten),
        expected=found.detail,
        minimum=blueprint.aturan.minimum_per_kabupaten,
    )


def _place(blueprint: Blueprint, found: Disagreement) -> tuple[str, Position, str]:
    """The file, cell and column at which an editor mends the disagreement."""
    column = _COLUMNS.get(found.kind, "")
    for table in blueprint.raw.tables["program"]:
        for at, row in enumerate(table.rows):
            if found.program and row[table.column_index["id"]] == found.program:
                return table.file.name, table.position(at, table.column_index[column]), column
    (rule,) = blueprint.raw.trees["aturan_prioritas"]
    if found.kind == agreement.NEEDLESS_EXCEPTION:
        for at, exception in enumerate(rule.value["pengecualian"]):
            if (exception["kabupaten"], exception["calon"]) == (found.kabupaten, found.calon):
                return rule.file.name, rule.position(("pengecualian", at)), "pengecualian"
    slug = blueprint.kabupaten[found.kabupaten].slug
    for table in blueprint.raw.tables["program"]:
        if table.file.path.stem == slug:
            return table.file.name, Position(1, 1), column
    return rule.file.name, Position(1, 1), column
