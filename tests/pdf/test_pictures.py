"""Pages look as approved. After a wanted change: PPM_SETUJUI=1 pytest tests/pdf/test_pictures.py,
then look at the new pictures in tests/pdf/pictures before they are committed."""

from __future__ import annotations

import io
import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from cetakbiru.outputs.adoption.wording import instrument
from cetakbiru.outputs.pdf.compose import instrument_document
from cetakbiru.outputs.pdf.identity import identify
from cetakbiru.outputs.pdf.job import Document, PrintJob
from cetakbiru.outputs.pdf.markup.document import to_markup
from cetakbiru.outputs.pdf.workers import print_documents
from tests.pdf.conftest import Printed
from tests.pdf.reading import page_texts

pytestmark = [pytest.mark.whole, pytest.mark.needs("pdftoppm")]

APPROVED = Path(__file__).parent / "pictures"
_DPI = 48
_BLUR = 1.6  # forgives what two versions of a rasteriser smooth differently
_MOST = 40  # of 255, at the worst spot after blurring
_MEAN = 1.0


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sampul", ("Provinsi Contoh",)),
        ("daftar-isi", ("Daftar isi", "LAMPIRAN B")),
        ("wilayah", ("A.1 Kabupaten Contoh Utara", "Profil Kabupaten Contoh Utara")),
        ("matriks", ("LAMPIRAN", "Banyaknya arah dan program menurut kabupaten")),
        ("ringkasan", ("Ringkasan untuk pengambil keputusan", "Arah dan program menurut")),
        ("matriks-cetak-biru", ("Matriks Cetak Biru Kabupaten Contoh Utara",)),
        ("panduan", ("Panduan program", "Penerima manfaat")),
        ("bab", ("BAB V Strategi", "Belajar dari warga")),
        ("sumber", ("Angka dalam kurung siku", "[1]")),
    ],
)
def test_a_page_looks_as_approved(printed: Printed, name: str, words: tuple[str, ...]) -> None:
    _compare(_drawn(printed.whole, _page_with(printed.whole, words)), name)


def test_the_instrument_looks_as_approved(printed: Printed, tmp_path: Path) -> None:
    identity = identify(printed.blueprint, "0" * 64)
    composed = instrument_document(identity, instrument(printed.blueprint))
    job = PrintJob(to_markup(composed, tmp_path), composed.day, ())
    file = tmp_path / "naskah.pdf"
    for _, content in print_documents([Document(file.name, "Naskah", job)], None):
        file.write_bytes(content)
    _compare(_drawn(file, 1), "instrumen")


def _compare(picture: Image.Image, name: str) -> None:
    file = APPROVED / f"{name}.png"
    if os.environ.get("PPM_SETUJUI"):
        APPROVED.mkdir(exist_ok=True)
        picture.save(file, optimize=True)
    approved = Image.open(file).convert("L")
    assert picture.size == approved.size
    blurred = [one.filter(ImageFilter.GaussianBlur(_BLUR)) for one in (picture, approved)]
    histogram = ImageChops.difference(*blurred).histogram()
    worst = max(level for level, count in enumerate(histogram) if count)
    mean = sum(level * count for level, count in enumerate(histogram)) / sum(histogram)
    assert (worst <= _MOST, mean <= _MEAN) == (True, True), f"worst {worst}, mean {mean:.2f}"


def _page_with(pdf: Path, words: tuple[str, ...]) -> int:
    texts = page_texts(pdf)
    return next(
        number
        for number, text in enumerate(texts, start=1)
        if all("".join(word.split()) in "".join(text.split()) for word in words)
        and ("Daftar" in words[0] or "Daftar tabel" not in text)
    )


def _drawn(pdf: Path, number: int) -> Image.Image:
    words = ["pdftoppm", "-r", str(_DPI), "-gray", "-f", str(number), "-l", str(number), str(pdf)]
    done = subprocess.run(words, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("L")
