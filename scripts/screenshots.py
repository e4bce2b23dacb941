"""The pictures of the editor's guide, taken from the real site, workbook and commands.

Run as `python -m scripts.screenshots` after a change of what they show; needs the test environment,
Chromium and LibreOffice. Pages of GitHub are not shown: the guide describes them in words.
"""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from cetakbiru.base.project import find_project
from cetakbiru.model.load import load_blueprint
from cetakbiru.workbook.layout import PROGRAM_SHEET
from cetakbiru.workbook.making import instrument_workbook

_FOLDER = "editor/gambar"
# Programmes to show: the province waits for those of its owners.
_EXAMPLE, _KABUPATEN = "tests/examples/ketapang/program.csv", "61.04"
_PROGRAMS = "data/program/ketapang.csv"
_TABLE_ID = "tabel-indikator-61-04"
_TABLE = f".ppm-data:has(#{_TABLE_ID})"
_CHROMIUM = "/usr/bin/chromium"
_WIDTH = 900
# Where edit links lead in the pictures, as long as the edition names no repository of its own.
_SKIPPED = "card,search,pdf,offline"
_STAND_IN = b"\x89PNG\r\n\x1a\n"
_TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #10231b; color: #e8f3ec; padding: 18px 22px;
  font: 14px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; width: {width}px; }}
</style><body>{text}</body>"""


def main() -> None:
    """Takes every picture anew into docs/editor/gambar/."""
    project = find_project()
    target = project.docs / _FOLDER
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        shutil.copytree(project.data, work / "data")
        shutil.copy(project.root / _EXAMPLE, work / _PROGRAMS)
        shutil.copytree(project.docs, work / "docs")
        pictures: dict[str, Callable[[], bytes]] = {
            "buku-kerja.png": lambda: _workbook(work),
            "impor-merah.png": lambda: _terminal(_red_import(work)),
            "periksa-merah.png": lambda: _terminal(_red_check(work)),
            "kaki-tabel.png": lambda: _table_footer(work),
        }
        taken = work / "docs" / _FOLDER
        taken.mkdir(parents=True, exist_ok=True)
        for file, take in pictures.items():
            # The site is built with a stand-in for the one picture that shows the site.
            for missing in pictures.keys() - {path.name for path in taken.iterdir()}:
                (taken / missing).write_bytes(_STAND_IN)
            (taken / file).write_bytes(take())
            shutil.copy(taken / file, target / file)
            sys.stdout.write(f"{target / file}\n")


def _ppm(*arguments: object) -> str:
    """What a command of ours prints, right or wrong."""
    command = [str(Path(sys.executable).with_name("ppm")), *map(str, arguments)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    return f"$ ppm {' '.join(map(str, arguments))}\n\n{result.stdout}{result.stderr}".strip()


def _red_check(work: Path) -> str:
    """The check of a table with an Indonesian decimal and a mistyped code."""
    folder = work / "merah"
    shutil.copytree(work / "data", folder / "data")
    table = folder / _PROGRAMS
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = lines[1].split(",")
    header = lines[0].split(",")
    cells[header.index("ditinjau")] = "22/11/2026"
    cells[header.index("bidang")] = cells[header.index("bidang")].lower()
    table.write_text("".join([lines[0], ",".join(cells), *lines[2:]]), encoding="utf-8")
    shutil.copytree(work / "docs", folder / "docs")
    shown = _ppm("check", "--data", folder / "data")
    return shown.replace(str(folder), "naskah")


def _edited_workbook(work: Path) -> Any:
    blueprint = load_blueprint(work / "data")
    return openpyxl.load_workbook(
        io.BytesIO(instrument_workbook(blueprint, "kabupaten", {"kabupaten": _KABUPATEN}))
    )


def _red_import(work: Path) -> str:
    """The import of a workbook with a formula and a date of two meanings."""
    book = _edited_workbook(work)
    sheet = book[PROGRAM_SHEET]
    places = {cell.value: cell.column for cell in sheet[2]}
    sheet.cell(3, places["baseline"]).value = "=AVERAGE(K4:K6)"
    sheet.cell(4, places["ditinjau"]).value = "03/04/2026"
    path = work / "program.xlsx"
    book.save(path)
    return _ppm("import", path, "--data", work / "data").replace(f"{work}/", "")


def _workbook(work: Path) -> bytes:
    """The first columns of the programme sheet, as LibreOffice shows them."""
    import pypdfium2

    book = _edited_workbook(work)
    sheet = book[PROGRAM_SHEET]
    for name in book.sheetnames:
        if name != PROGRAM_SHEET:
            book[name].sheet_state = "veryHidden"
    book.active = book.sheetnames.index(PROGRAM_SHEET)
    sheet.print_area = "A1:I7"
    sheet.print_title_rows = None
    path = work / "lembar.xlsx"
    book.save(path)
    soffice = shutil.which("soffice") or "soffice"
    subprocess.run(  # noqa: S603 - a program of the machine on a file of our own
        [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{work}/profil",
            "--convert-to",
            "pdf",
            "--outdir",
            str(work),
            str(path),
        ],
        check=True,
        capture_output=True,
    )
    document = pypdfium2.PdfDocument(work / "lembar.pdf")
    image = document[0].render(scale=2.2).to_pil()
    box = image.convert("L").point(lambda value: 255 if value < 250 else 0).getbbox()
    out = io.BytesIO()
    image.crop(box).convert("P", colors=64).save(out, "PNG", optimize=True)
    document.close()
    return out.getvalue()


def _table_footer(work: Path) -> bytes:
    """The foot of a table of indicators on the built site."""
    site = work / "site"
    told = _ppm(
        "build",
        "--data",
        work / "data",
        "--docs",
        work / "docs",
        "--site",
        site,
        "--skip",
        _SKIPPED,
    )
    if not site.is_dir():
        sys.exit(told)
    page = site / "kabupaten" / f"{Path(_PROGRAMS).stem}/index.html"
    # Its address opens the part that folds.
    return _lower_part(_picture(f"{page.as_uri()}#{_TABLE_ID}", _TABLE))


def _lower_part(picture: bytes) -> bytes:
    """The last rows of a table with what stands beneath it."""
    from PIL import Image

    image = Image.open(io.BytesIO(picture))
    out = io.BytesIO()
    top = max(image.height - 420, 0)
    shown = image.convert("RGB").crop((0, top, image.width, image.height))
    shown.quantize(64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _terminal(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layar.html"
        path.write_text(
            _TERMINAL.format(width=_WIDTH - 44, text=html.escape(text)), encoding="utf-8"
        )
        return _picture(path.as_uri(), "body")


def _picture(address: str, selector: str) -> bytes:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        own = _CHROMIUM if Path(_CHROMIUM).exists() else None
        browser = play.chromium.launch(args=["--no-sandbox"], executable_path=own)
        view = browser.new_page(viewport={"width": _WIDTH, "height": 800}, device_scale_factor=1.5)
        view.goto(address)
        image: bytes = view.locator(selector).first.screenshot()
        browser.close()
    return image


if __name__ == "__main__":
    main()
