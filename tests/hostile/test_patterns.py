"""Whatever a page or a cell repeats, judging it takes time in proportion to its length."""

from __future__ import annotations

import csv
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cetakbiru.checks.files.gate import LONGEST_LINE, LONGEST_RUN
from cetakbiru.checks.run import run_checks
from cetakbiru.checks.shape.codes import schemas
from cetakbiru.model.schema import read_descriptors
from cetakbiru.site.macros import signatures
from tests.conftest import copy_good
from tests.hostile.cases import HEAD

_LENGTH = 100_000
# What is linear takes a tenth of this, ten texts together; what goes back at every character would
# take minutes.
_SECONDS = 15.0  # of the processor
# What the patterns of this project begin with, repeat, or wait for.
_BITS = (
    *("a", "A", "9", "a-", "a.", "a/", "a,", "a:", "a ", "a\n", "a\n\n", "\t", " ", "é", "\u00a0"),
    *("<a ", '<a b="', "<!-- ", "--> ", "</a ", "&a", "&#9", "<a>", "<:", "<@", "a@"),
    *(
        "[a",
        "a]",
        "](a",
        "![a",
        "[a](",
        "[a](a",
        "[a][",
        "[^",
        "[^a]",
        "(a",
        '"a',
        "'a",
        "a='",
        'a="',
    ),
    *(
        "{a",
        "}a",
        "{{ a(",
        "{{ ",
        "{% ",
        "{% raw %}",
        "{:",
        "{: .",
        "{: a=",
        "# ",
        "## a {#",
        "{#a",
    ),
    *("`a", "``a", "` ", "*a", "**a ", "|a", "| a ", "> ", "- ", "- a\n", "1. ", "1. a\n"),
    *("~~~\n", "```\n", "---\n", "    a\n", "[^a]: a\n", "[a]: a\n", "a\n---\n", "!!! a\n"),
    *("http://", "https://a.", "%41", "1.", "1,", "0001", "12-", "<<<<<<< \n", ">>>>>>> \n"),
)
# Ten at a time: each run also judges the rest of the province.
_TENS = [_BITS[at : at + 10] for at in range(0, len(_BITS), 10)]


def _repeated(bit: str) -> str:
    return (bit * (_LENGTH // len(bit)))[:_LENGTH]


@contextmanager
def _in_time(what: str) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise AssertionError(f"{what}: not in {_SECONDS} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _patterns() -> Iterator[str]:
    for descriptor in read_descriptors().values():
        constraints = (column.descriptor.get("constraints", {}) for column in descriptor.columns)
        for each in (*constraints, *schemas(descriptor.json_schema)):
            if "pattern" in each:
                yield each["pattern"]


@pytest.mark.parametrize("pattern", sorted(set(_patterns())))
def test_a_pattern_of_the_schema_is_linear(pattern: str) -> None:
    whole = re.compile(pattern)
    for bit in _BITS:
        for head in ("", "https://", "https://a.id/", "PPM-"):
            with _in_time(f"{pattern} on {bit!r}"):
                whole.fullmatch(f"{head}{_repeated(bit)}!")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_good(tmp_path_factory.mktemp("ulang"))


@pytest.mark.parametrize("bits", _TENS, ids=ascii)
def test_pages_of_repeats_are_judged_in_time(bits: tuple[str, ...], project: Path) -> None:
    pages = [project / f"docs/ulang-{at}.md" for at, _ in enumerate(bits)]
    for bit, page in zip(bits, pages, strict=True):
        text = _repeated(bit)
        # The gate refuses longer lines and runs; what it lets pass must be cheap.
        length = LONGEST_LINE if len(set(bit)) > 1 else LONGEST_RUN
        lines = [text[at : at + length] for at in range(0, len(text), length)]
        page.write_text(HEAD + "\n".join(lines), encoding="utf-8")
    with _in_time(f"pages of {bits}"):
        run_checks(project / "data", project / "docs", signatures())
    for page in pages:
        page.unlink()


@pytest.mark.parametrize("bits", _TENS, ids=ascii)
def test_cells_of_repeats_are_judged_in_time(bits: tuple[str, ...], project: Path) -> None:
    path = project / "data/program/contoh-utara.csv"
    good = path.read_bytes()
    with path.open(encoding="utf-8", newline="") as stream:
        header, row, *_ = csv.reader(stream)
    # One column of each kind.
    kinds = {column.type: column.name for column in read_descriptors()["program"].columns}
    spoiled = {header.index(name) for name in (*kinds.values(), "id", "nama", "opd", "kecamatan")}
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = (
            [_repeated(bit) if at in spoiled else cell for at, cell in enumerate(row)]
            for bit in bits
        )
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])
    with _in_time(f"cells of {bits}"):
        run_checks(project / "data", None, {})
    path.write_bytes(good)
