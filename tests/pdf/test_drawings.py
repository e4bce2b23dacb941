"""Maps and charts are set in the typefaces of the document."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import typst
from lxml import html

from cetakbiru.outputs.pdf.drawings import drawing_file
from cetakbiru.outputs.pdf.typefaces import font_files

MAP = '<svg viewBox="0 0 40 20"><g><text y="9">Nama</text></g></svg>'
CHART = '<svg viewBox="0 0 40 20" font-family="\'Cetak Sans\', sans-serif"><text>Nama</text></svg>'


@pytest.mark.parametrize("source", [MAP, CHART], ids=["without a typeface", "with one"])
def test_words_of_drawings_are_sans_serif(source: str, tmp_path: Path) -> None:
    for name, content in font_files().items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "gambar.svg").write_text(drawing_file(html.fromstring(source)), encoding="utf-8")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(tmp_path)]
    )
    compiler = typst.Compiler(b'#image("gambar.svg")', root=str(tmp_path), font_paths=fonts)
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        names = {str(one.get("/BaseFont", "")) for one in pdf.objects if _is_font(one)}
    assert names
    assert all("SourceSans3-" in name for name in names)


def _is_font(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
