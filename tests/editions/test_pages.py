"""Where the pages of an earlier edition are now."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.comparison.take import take_snapshot
from cetakbiru.editions.pages import page_map
from cetakbiru.model.load import load_blueprint
from tests.conftest import copy_good
from tests.running import replaced


def test_the_page_of_a_kecamatan_moves_with_its_name(tmp_path: Path) -> None:
    project = copy_good(tmp_path / "provinsi")
    old = load_blueprint(project / "data")
    before = take_snapshot(old.raw, project / "docs", old)
    replaced(project / "data/wilayah/kecamatan.csv", "Hulu Rekaan", "Hulu Baru")
    new = load_blueprint(project / "data")
    site = tmp_path / "situs"
    (site / "kabupaten/contoh-utara/hulu-baru").mkdir(parents=True)
    (site / "kabupaten/contoh-utara/hulu-baru/index.html").write_text("<p>Hulu</p>")
    earlier = {"pages": ["kabupaten/contoh-utara/hulu-rekaan/"], "moved": {}}
    now = take_snapshot(new.raw, project / "docs", new)
    assert page_map(site, new, now, before, earlier)["moved"] == {
        "kabupaten/contoh-utara/hulu-rekaan/": "kabupaten/contoh-utara/hulu-baru/"
    }
