"""Random mistakes in everything that `ppm` reads: each is told, none ends in a traceback.

Every input goes the way of a real call, with the last door open: what the door would turn into a
sentence is raised here. `PPM_BENIH` and the number in the message repeat an input alone.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import shutil
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from cetakbiru.base.project import OUTPUT_NAMES
from cetakbiru.cli.main import run
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.planning.content import sheet_content
from cetakbiru.outputs.planning.sheet import planning_workbook
from cetakbiru.workbook.making import instrument_workbook
from tests.chance import SEED, draws, times
from tests.conftest import GOOD, ROOT, copy_good
from tests.hostile.mutants import BYTES, PAGE, TABLE, TREE, WORKBOOK, Mutant

# Some calls ask git.
pytestmark = pytest.mark.site

# No input of a few kilobytes may keep an editor waiting; in CPU seconds, since machines are shared.
_PATIENCE = 5
_REGION = "99.01"
# Where runs keep results.
_KEPT = ".cache"


@dataclass(frozen=True)
class Desk:
    """A project that is spoiled and mended again and again, and a folder beside it."""

    project: Path
    beside: Path

    def spoil(self, name: str, content: bytes) -> None:
        """Writes a file of the project."""
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    def mend(self) -> None:
        """Puts back every file as it was."""
        for name in self.state() - _good_state():
            (self.project / name[0]).unlink()
        for name, content in _good_state() - self.state():
            if (self.project / name).is_dir():
                (self.project / name).rmdir()
            self.spoil(name, content)

    def state(self) -> set[tuple[str, bytes]]:
        """Name and content of every file."""
        return _state(self.project)


def _state(project: Path) -> set[tuple[str, bytes]]:
    return {
        (path.relative_to(project).as_posix(), path.read_bytes())
        for path in project.rglob("*")
        if path.is_file() and _KEPT not in path.parts
    }


@cache
def _good_state() -> frozenset[tuple[str, bytes]]:
    return frozenset(_state(GOOD))


def _good(suffix: str, folder: str) -> list[tuple[str, bytes]]:
    """The files of the good project of one kind, the small ones as often as the large."""
    return sorted(
        (name, content)
        for name, content in _good_state()
        if name.endswith(suffix) and name.startswith(folder)
    )


def _mutated(draw: random.Random, mutants: Sequence[Mutant], content: bytes) -> bytes:
    for _ in range(draw.choice((1, 1, 1, 1, 2, 3))):
        content = draw.choice(mutants)(draw, content)
    return content


def _verb(draw: random.Random, desk: Desk) -> list[str]:
    """What people do with data: most of all they check them."""
    if draw.random() < 0.7:
        return ["check", "--format", draw.choice(("text", "json", "github"))]
    out = desk.beside / "hasil"
    shutil.rmtree(out, ignore_errors=True)
    return draw.choice(
        (
            ["propose"],
            ["lint"],
            ["export", "--out", str(out)],
            ["template", "kabupaten", "--kabupaten", _REGION, "--out", str(out / "a.xlsx")],
            ["template", "rencana", "--kabupaten", _REGION, "--komoditas", "logam",
             "--out", str(out / "b.xlsx")],
            ["align", str(_file(desk, "rencana.xlsx", _plan()))],
            ["import", "--dry-run", str(_file(desk, "buku.xlsx", _book()))],
            ["compare", str(GOOD), "."],
            ["migrate", "--ya"],
        )
    )  # fmt: skip


def _file(desk: Desk, name: str, content: bytes) -> Path:
    path = desk.beside / name
    path.write_bytes(content)
    return path


@cache
def _book() -> bytes:
    return instrument_workbook(load_blueprint(GOOD / "data"), "kabupaten", {"kabupaten": _REGION})


@cache
def _plan() -> bytes:
    blueprint = load_blueprint(GOOD / "data")
    group = next(iter(blueprint.kelompok_komoditas))
    return planning_workbook(sheet_content(blueprint, _REGION, group))


@cache
def _plans() -> list[tuple[str, bytes]]:
    """Plans of every kind of file, and the odd ones of the tests of plans."""
    found = [("rencana.xlsx", _plan()), ("buku.xlsx", _book())]
    for path in sorted((ROOT / "tests/workbook/berkas").iterdir()):
        found.append((path.name, path.read_bytes()))
    for case in sorted((ROOT / "tests/plans/cases").glob("*.yml")):
        for each in yaml.safe_load(case.read_text(encoding="utf-8")):
            for file in each["berkas"]:
                if file.get("teks"):
                    text = file["teks"].replace("Ketapang", "Contoh Utara").replace("6104", "9901")
                    found.append((file["nama"], text.encode(file.get("enkoding", "utf-8"))))
    return found


# --- One input of each kind: spoils the desk and says what is called ------------------------------


def a_table(draw: random.Random, desk: Desk) -> list[str]:
    name, content = draw.choice(_good(".csv", "data"))
    desk.spoil(name, _mutated(draw, TABLE, content))
    return _verb(draw, desk)


def a_tree(draw: random.Random, desk: Desk) -> list[str]:
    name, content = draw.choice(_good(".yml", "data"))
    desk.spoil(name, _mutated(draw, TREE, content))
    return _verb(draw, desk)


def a_file_elsewhere(draw: random.Random, desk: Desk) -> list[str]:
    """A file is missing, stands in for another one, is a folder, or bears a strange name."""
    name, content = draw.choice(_good("", "data"))
    other, _ = draw.choice(_good("", draw.choice(("data", "docs"))))
    kind = draw.randrange(5)
    path = desk.project / name
    if kind == 0:
        path.unlink()
    elif kind == 1:
        desk.spoil(other, content)
    elif kind == 2:
        path.unlink()
        desk.spoil(f"{name}/x.csv", content)
    elif kind == 3:
        strange = draw.choice(
            ("~$a.csv", "a (1).csv", "a b.csv", ".a.csv", "é.csv", "A.CSV", "a.txt")
        )
        desk.spoil(f"{Path(name).parent}/{strange}", content)
    else:
        path.rename(path.with_suffix(draw.choice((".CSV", ".yaml", ".csv.bak", "", ".md"))))
    return _verb(draw, desk)


def a_page(draw: random.Random, desk: Desk) -> list[str]:
    name, content = draw.choice(_good(".md", "docs"))
    desk.spoil(name, _mutated(draw, PAGE, content))
    return [draw.choice(("check", "check", "check", "lint"))]


def a_workbook(draw: random.Random, desk: Desk) -> list[str]:
    book = _file(desk, "buku.xlsx", _mutated(draw, WORKBOOK, _book()))
    return ["import", str(book), *draw.choice(([], ["--dry-run"]))]


def a_plan(draw: random.Random, desk: Desk) -> list[str]:
    name, content = draw.choice(_plans())
    mutants = WORKBOOK if content[:2] == b"PK" else (*BYTES, *TABLE)
    plan = _file(
        desk, draw.choice((name, name, "a.csv", "a.xlsx")), _mutated(draw, mutants, content)
    )
    form = draw.choice(("text", "json", "xlsx"))
    out = desk.beside / f"hasil.{form}"
    out.unlink(missing_ok=True)
    return ["align", str(plan), "--format", form, *(["--out", str(out)] if form == "xlsx" else [])]


def a_configuration(draw: random.Random, desk: Desk) -> list[str]:
    names = {"mkdocs.yml", "docs/cetak.yml", "data/edisi.yml", "data/rilis.yml"}
    name, content = draw.choice(sorted(one for one in _good_state() if one[0] in names))
    desk.spoil(name, _mutated(draw, TREE, content))
    return draw.choice((["check"], ["propose"], ["build", "--skip", ",".join(OUTPUT_NAMES)]))


_KINDS: dict[str, tuple[Callable[[random.Random, Desk], list[str]], int]] = {
    "tabel": (a_table, 350),
    "pohon": (a_tree, 220),
    "berkas": (a_file_elsewhere, 60),
    "halaman": (a_page, 150),
    "buku kerja": (a_workbook, 80),
    "rencana": (a_plan, 100),
    "pengaturan": (a_configuration, 40),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("acak")
    (folder / "samping").mkdir()
    return Desk(copy_good(folder / "provinsi"), folder / "samping")


def test_there_are_a_thousand_inputs() -> None:
    assert sum(number for _, number in _KINDS.values()) == 1_000


@pytest.mark.parametrize("kind", _KINDS)
def test_no_input_ends_in_a_traceback(
    kind: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Rules must hold by themselves; what catches them when they trip is off.
    monkeypatch.setattr("cetakbiru.checks.run.tripped_over", lambda told: False)
    spoil, number = _KINDS[kind]
    wrong = []
    for at in range(times(number, 10 * number)):
        desk.mend()
        words = spoil(draws(f"{kind} {at}"), desk)
        fault = _fault(desk, words)
        if fault:
            wrong.append(f"PPM_BENIH={SEED}, {kind} {at}, {json.dumps(words)}: {fault}")
    desk.mend()
    assert not wrong, "\n\n".join(wrong[:20])


def _fault(desk: Desk, words: list[str]) -> str | None:
    """What is wrong with the answer to a call; None where it is one."""
    before, out, started = desk.state(), io.StringIO(), time.process_time()
    with (
        contextlib.chdir(desk.project),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(out),
    ):
        try:
            code: object = run(words)
        except SystemExit as end:
            code = end.code
        except Exception:
            return traceback.format_exc(limit=-8)
    said = out.getvalue()
    if code not in (0, 1, 2):
        return f"code {code}: {said[:500]}"
    if "Traceback (most" in said:
        return said
    if code != 0 and not said.strip():
        return "not a word"
    took = time.process_time() - started
    if took > _PATIENCE:
        return f"took {took:.1f} s"
    writes = words[0] in ("import", "migrate", "build") and code == 0
    if not writes and desk.state() != before:
        return f"files of the project are others after code {code}: {said[:500]}"
    return None
