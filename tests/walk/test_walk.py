"""What builds keep is right: a random walk, and each kind of edit alone.

`PPM_BENIH=number pytest tests/walk -k name` walks again; the failure says all of its steps, and how
few of the last are enough.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks.generate import LARGE, write_province
from tests.chance import draws, times
from tests.conftest import GOOD, KETAPANG, ROOT
from tests.walk.desk import Desk, DiffersError, Step, hashes
from tests.walk.kinds import KINDS
from tests.walk.pages import contents_swapped
from tests.walk.state import NEVER, read_state
from tests.walk.walk import Walk

pytestmark = pytest.mark.whole

# At 700 pages, what takes longest and is made of data alone: the walk over the real site makes it.
_DOWNLOADS = NEVER | {"opendata", "planning", "offline"}
# One of so many edits of a kind must leave a project that can be built,
_TRIES = 9
# but for those that the invented province has nothing for, that break it, or that may well.
_ELSEWHERE = ("menu kelompok",)
_REFUSED = ("rusak",)
_MAY_BE_REFUSED = ("makro isi", "halaman ganti nama")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The invented province with two pages of one size, built once."""
    edited = contents_swapped(draws("sebesar"), read_state(GOOD))
    assert edited
    with Desk(tmp_path_factory.mktemp("jenis"), edited.state) as desk:
        desk.start = desk.begin()
        for name in (".cache", "site"):
            shutil.copytree(desk.kept / name, desk.folder / "semula" / name)
        yield desk


def _as_after_the_first_build(desk: Desk) -> None:
    """Puts back what the first build kept, with its times."""
    desk.do(Step("", "seperti semula", desk.start))
    for name in (".cache", "site"):
        shutil.rmtree(desk.kept / name, ignore_errors=True)
        shutil.copytree(desk.folder / "semula" / name, desk.kept / name)
    desk.site = hashes(desk.kept / "site")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_edit(kind: str, desk: Desk) -> None:
    """After one edit of the kind, and after it was taken back."""
    _as_after_the_first_build(desk)
    edit, _ = KINDS[kind]
    outcome = None
    for at in range(_TRIES):
        edited = edit(draws(f"{kind} {at}"), desk.start)
        if edited is None:
            continue
        outcome = desk.after([Step(kind, edited.what, edited.state, edited.manner)], 1)
        if outcome.code == 0 or kind in (*_REFUSED, *_MAY_BE_REFUSED):
            break
    if kind in _ELSEWHERE:
        assert outcome is None
        return
    assert outcome is not None
    if kind not in _MAY_BE_REFUSED:
        assert outcome.code == int(kind in _REFUSED), outcome.said
    assert desk.after([Step(kind, "kembali", desk.start)], 1).code == 0


def test_the_walk_over_the_real_site(tmp_path: Path) -> None:
    programmes = {"data/program/ketapang.csv": KETAPANG.read_bytes()}
    with Desk(tmp_path / "meja", read_state(ROOT).writing(programmes)) as desk:
        walk = Walk(desk, draws("jalan"), "jalan")
        walk.go(times(25, 200), tmp_path / "ulang")
    assert walk.refused <= len(walk.groups) / 2, "most edits were refused"


def test_the_walk_over_seven_hundred_pages(tmp_path: Path) -> None:
    write_province(tmp_path / "provinsi", LARGE)
    large = replace(read_state(tmp_path / "provinsi"), skip=_DOWNLOADS)
    with Desk(tmp_path / "meja", large) as desk:
        walk = Walk(desk, draws("jalan 700"), "jalan 700")
        walk.go(times(1, 50), tmp_path / "ulang")
    assert walk.refused <= len(walk.groups) / 2, "most edits were refused"


def test_a_walk_can_fail(tmp_path: Path) -> None:
    with Desk(tmp_path / "meja", read_state(GOOD)) as desk:
        state = desk.begin()
        page = desk.kept / "docs/uji.md"
        page.write_text(page.read_text() + "\nTeks yang tidak diketahui.\n")
        with pytest.raises(DiffersError, match=r"\n  uji/index\.html"):
            desk.after([Step("", "", state)])
