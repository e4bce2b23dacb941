"""pandas takes long to load: only what asks for DataFrames loads it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

_PPM = Path(sys.executable).with_name("ppm")
_IMPORT_ALL = """
import importlib, sys
from pathlib import Path
import cetakbiru

root = Path(cetakbiru.__path__[0])
names = [path.relative_to(root.parent).with_suffix("").parts for path in root.rglob("*.py")]
others = [".".join(name).removesuffix(".__init__") for name in names if name[1] != "frames"]
for name in others:
    importlib.import_module(name)
print(len(others) > 100, "pandas" in sys.modules)
import cetakbiru.frames
print("pandas" in sys.modules)
"""
# Stands before the real one on the path, and tells that somebody asked for it.
_FALSE_PANDAS = """
from pathlib import Path

Path(__file__).with_name("asked").touch()
raise ImportError("pandas")
"""


def test_no_other_module_imports_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False", "True"]


@pytest.mark.parametrize(
    "words", [["check"], ["build", "--skip", "card,pdf,offline"], ["template", "analisis"]]
)
def test_checking_and_building_do_not_ask_for_it(
    root: Path, tmp_path: Path, words: list[str]
) -> None:
    (tmp_path / "pandas.py").write_text(_FALSE_PANDAS, encoding="utf-8")
    project = shutil.copytree(root / "tests/examples/good", tmp_path / "proyek")
    done = subprocess.run(
        [_PPM, *words],
        cwd=project,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (tmp_path / "asked").exists()


def test_the_false_one_would_have_told(tmp_path: Path) -> None:
    (tmp_path / "pandas.py").write_text(_FALSE_PANDAS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "import cetakbiru.frames"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert (tmp_path / "asked").exists()
