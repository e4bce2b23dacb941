"""Feeds the loader and the importer mutated input for a fixed number of runs.

Run by tests/hostile/test_fuzz.py in a process of its own: `python -m tests.hostile.fuzz TARGET`.
Whatever escapes as an exception ends the process with a traceback, which fails the test.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import atheris

with atheris.instrument_imports(
    include=["cetakbiru.model", "cetakbiru.checks", "cetakbiru.workbook"]
):
    from cetakbiru.checks.pages.assets import svg_problems
    from cetakbiru.checks.pages.links import footnote_problems
    from cetakbiru.checks.pages.markup import markup_problems
    from cetakbiru.checks.pages.safehtml import neutralised
    from cetakbiru.checks.pages.text import PageText
    from cetakbiru.checks.run import run_checks
    from cetakbiru.model.load import load_blueprint
    from cetakbiru.model.text import TextFile
    from cetakbiru.workbook.cells import Cell, Shown
    from cetakbiru.workbook.opened import OpenedWorkbook, open_workbook
    from cetakbiru.workbook.plan import plan_of
    from cetakbiru.workbook.problems import UnreadableError, report

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"


@cache
def _folder() -> Path:
    """A folder of data that holds nothing but the file that is fuzzed; it goes with the corpus."""
    folder = Path(sys.argv[2]).with_name("data")
    folder.mkdir()
    return folder


def fuzz_table(content: bytes) -> None:
    """A CSV file of any bytes, judged with all rules of its table."""
    (_folder() / "opd.csv").write_bytes(content)
    run_checks(_folder(), None, {})


def fuzz_tree(content: bytes) -> None:
    """A YAML file of any bytes, past the same gate as in a check."""
    (_folder() / "bidang.yml").write_bytes(content)
    run_checks(_folder(), None, {})


def fuzz_page(content: bytes) -> None:
    """A page of any bytes; nothing that comes out of the renderer's wall is live."""
    page = PageText(TextFile("docs/uji.md", Path("docs/uji.md"), content))
    list(markup_problems(page))
    list(footnote_problems(page))
    html = neutralised(page.file.text)
    assert "<script" not in html.lower()
    assert "<iframe" not in html.lower()


def fuzz_svg(content: bytes) -> None:
    """An SVG file of any bytes."""
    list(svg_problems("docs/x.svg", b"<svg>" + content + b"</svg>"))


def fuzz_workbook_bytes(content: bytes) -> None:
    """A file of any bytes as a workbook."""
    try:
        open_workbook(content)
    except UnreadableError as error:
        told(error)


def told(error: UnreadableError) -> None:
    """A refusal must come with words."""
    if not report("x.xlsx", [error.problem]) or not error.problem.hint:
        raise AssertionError(error)


def fuzz_workbook_cells(content: bytes) -> None:
    """The district workbook with cells of any kind in its rows."""
    given = atheris.FuzzedDataProvider(content)
    book, blueprint = _opened(), load_blueprint(DATA)
    (tab,) = book.tabs
    rows = {number: dict(cells) for number, cells in tab.sheet.rows.items()}
    for _ in range(given.ConsumeIntInRange(1, 8)):
        row, column = given.ConsumeIntInRange(1, 21), given.ConsumeIntInRange(1, 33)
        rows[row][column] = _cell(given)
    spoilt = replace(tab, sheet=replace(tab.sheet, rows=rows))
    try:
        plan = plan_of(replace(book, tabs=(spoilt,)), blueprint)
    except UnreadableError as error:
        told(error)
        return
    report("x.xlsx", list(plan.problems))
    for merged in plan.merged:
        for change in merged.changes.values():
            if not change and change.content != change.path.read_bytes():
                raise AssertionError(content)


def _cell(given: atheris.FuzzedDataProvider) -> Cell:
    value = given.PickValueInList(
        [
            given.ConsumeUnicode(20),
            given.ConsumeRegularFloat(),
            float(given.ConsumeInt(8)),
            given.ConsumeBool(),
            None,
            date(given.ConsumeIntInRange(1, 9999), 1, 1),
            given.PickValueInList(["PEN", "rls", "12,5", "1.234", "1/2/2026", "PPM-6104-PEN-01"]),
        ]
    )
    formula = given.PickValueInList([None, None, None, given.ConsumeUnicode(9)])
    return Cell(value, given.PickValueInList(list(Shown)), formula, error=given.ConsumeBool())


@cache
def _opened() -> OpenedWorkbook:
    return open_workbook(_template())


@cache
def _template() -> bytes:
    from cetakbiru.workbook.making import instrument_workbook

    blueprint = load_blueprint(DATA)
    return instrument_workbook(
        blueprint, "kabupaten", {"kabupaten": next(iter(blueprint.kabupaten))}
    )


TARGETS: dict[str, tuple[Callable[[bytes], None], int]] = {
    "tabel": (fuzz_table, 300),
    "pohon": (fuzz_tree, 1_000),
    "halaman": (fuzz_page, 4_000),
    "svg": (fuzz_svg, 10_000),
    "buku-bita": (fuzz_workbook_bytes, 3_000),
    "buku-sel": (fuzz_workbook_cells, 100),
}


def main() -> None:
    """Fuzzes one target from a fixed seed."""
    target, runs = TARGETS[sys.argv[1]]
    corpus = Path(sys.argv[2])
    corpus.mkdir(parents=True, exist_ok=True)
    if sys.argv[1] == "tabel":
        (corpus / "opd").write_bytes((DATA / "opd.csv").read_bytes()[:600])
    elif sys.argv[1] == "pohon":
        (corpus / "bidang").write_bytes((DATA / "bidang.yml").read_bytes()[:600])
    elif sys.argv[1] == "halaman":
        (corpus / "indeks").write_bytes((ROOT / "docs/index.md").read_bytes()[:1500])
    elif sys.argv[1] == "buku-bita":
        (corpus / "buku").write_bytes(_template())
    atheris.Setup(
        [sys.argv[0], f"-runs={runs}", "-seed=1", "-max_len=60000", "-timeout=30", str(corpus)],
        target,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
