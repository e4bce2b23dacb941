"""A preview after many edits: what it shows is what a build from nothing makes."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import OUTPUT_NAMES, find_project
from cetakbiru.site.build import Drafts, build_site
from cetakbiru.site.preview.showing import Drafted, drafted
from tests.chance import draws, times
from tests.conftest import GOOD
from tests.running import files_of
from tests.walk.kinds import KINDS
from tests.walk.state import PLAIN, read_state, write_state

pytestmark = pytest.mark.whole

# A preview lives in one process: its software, settings of builds and the site are not its own.
_ELSEWHERE = {"mesin", "dilewati", "waktu situs", "tangan orang", "kait", "keluaran"}
_PAGE = ".html"


def _clean(root: Path, folder: Path) -> dict[str, bytes] | None:
    """The pages that a build from nothing makes; None where it is refused."""
    folder.mkdir()
    project = replace(find_project(root=root), keeps=False)
    try:
        build_site(project, folder, frozenset(OUTPUT_NAMES), step=lambda _: nullcontext())
    except Refused:
        return None
    return {name: content for name, content in files_of(folder).items() if name.endswith(_PAGE)}


def test_a_preview_shows_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    draw = draws("pratinjau")
    root = tmp_path / "provinsi"
    root.mkdir()
    state = read_state(GOOD)
    write_state(None, state, root, PLAIN)
    drafts = Drafts(find_project(root=root))
    kinds = {name: kind for name, kind in KINDS.items() if name not in _ELSEWHERE}
    history: list[str] = []
    compared = 0
    pages = sorted(_clean(root, tmp_path / "awal") or ())
    for at in range(times(25, 250)):
        looked_at = set(draw.sample(pages, draw.randint(0, len(pages))))
        folder = tmp_path / f"pratinjau-{at}"
        folder.mkdir()
        site: Drafted | None = None
        with suppress(Refused):
            site = drafted(drafts, folder, lambda _: nullcontext(), looked_at.__contains__)
        right = _clean(root, tmp_path / f"bersih-{at}")
        assert (site is None) == (right is None), history
        if site and right:
            pages = sorted(right)
            known = [name for name in pages if not site.is_outdated(name)]
            assert looked_at & right.keys() <= set(known), history
            wrong = [name for name in known if site.file(name) != right[name]]
            assert not wrong, (history, wrong)
            compared += len(known)
            good = state
        else:
            state, last = good, state
            write_state(last, state, root, PLAIN)
            history.append("betulkan")
            continue
        (name,) = draw.choices(list(kinds), [weight for _, weight in kinds.values()])
        edited = kinds[name][0](draw, state)
        if edited is not None and not edited.state.engine:
            history.append(f"{name}: {edited.what}")
            write_state(state, edited.state, root, edited.manner)
            state = edited.state
    assert compared > times(25, 250)
