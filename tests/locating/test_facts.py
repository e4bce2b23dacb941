"""What the engine is told of a province comes from its Blueprint, and from nowhere beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from cetakbiru.locating.facts import village_outlines
from cetakbiru.model.load import load_blueprint
from tests.conftest import GOOD

DESA = "data/wilayah/desa.topojson"


def outlined(folder: Path, east: int) -> None:
    """Gives one desa an outline whose eastern edge lies so many thousandths of a degree away."""
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [110, 0]},
        "objects": {
            "desa": {
                "geometries": [
                    {"type": "Polygon", "properties": {"kode": "99.02.01.1001"}, "arcs": [[0]]}
                ],
            }
        },
        "arcs": [[[500, 0], [0, 150], [east, 0], [0, -150], [-east, 0]]],
    }
    (folder / DESA).write_text(json.dumps(topology), encoding="utf-8")


def test_outlines_of_desa_are_those_that_the_blueprint_was_loaded_with(tmp_path: Path) -> None:
    folder = tmp_path / "proyek"
    shutil.copytree(GOOD, folder)
    outlined(folder, 50)
    before = load_blueprint(folder / "data")
    outlined(folder, 60)
    after = load_blueprint(folder / "data")
    (folder / DESA).unlink()
    steps = [village_outlines(one)["99.02"]["arcs"][0][2] for one in (before, after)]
    assert steps == [[50, 0], [60, 0]]
    assert village_outlines(load_blueprint(folder / "data")) == {}
