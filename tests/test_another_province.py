"""The software knows no province: an invented one builds with the same Python."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from cetakbiru.model.load import load_blueprint
from tests.conftest import PPM, ROOT

EXAMPLE = ROOT / "tests" / "examples" / "good"
PACKAGES = ("macros", "scripts", "export", "search", "press", "editions", "plans", "workbook")


def test_an_invented_province_builds_with_the_same_software(tmp_path: Path) -> None:
    data, site = tmp_path / "data", tmp_path / "site"
    shutil.copytree(EXAMPLE / "data", data)
    # The descriptors belong to the software: every province has the same.
    shutil.copytree(ROOT / "data" / "skema", data / "skema")
    result = subprocess.run(
        [PPM, "build", "--skip", "pdf", "--data", data, "--docs", EXAMPLE / "docs", "--site", site],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert result.returncode == 0, result.stderr
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "rekaan" in home, "an invented province says so"
    names = [item.nama for item in load_blueprint(ROOT / "data").kabupaten.values()]
    pages = list(site.rglob("*.html"))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "Kalimantan" not in text, page
        assert not any(f"kabupaten/{name.lower()}/" in text for name in names), page
    assert any(page.parent.parent.name == "kabupaten" for page in pages)


def test_no_name_or_code_of_the_shipped_province_stands_in_the_code() -> None:
    blueprint = load_blueprint(ROOT / "data")
    province = blueprint.edisi.provinsi
    words = [province.nama, *(item.nama for item in blueprint.kabupaten.values())]
    codes = rf"(?<![\d.]){province.kode}\.\d\d(?!\d)"
    found = re.compile("|".join([*map(re.escape, words), codes]))
    offences = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if found.search(line) and not line.lstrip().startswith("#")
    ]
    assert offences == []
