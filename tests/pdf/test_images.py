"""Images as people bring them: in ink, moving, turned; each is printed, and upright."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from cetakbiru.outputs.pdf.images import BrokenImageError, print_image

_TURNED = 0x0112


def _saved(folder: Path, name: str, mode: str = "RGB", **options: object) -> Path:
    file = folder / name
    Image.new(mode, (60, 20)).save(file, **options)
    return file


@pytest.mark.parametrize(
    ("name", "mode"), [("tinta.jpg", "CMYK"), ("abu.png", "I;16"), ("hidup.webp", "RGB")]
)
def test_what_print_cannot_take_becomes_pixels_of_a_screen(
    name: str, mode: str, tmp_path: Path
) -> None:
    found = print_image(_saved(tmp_path, name, mode))
    assert found.ending == ".png"
    with Image.open(io.BytesIO(found.content)) as image:
        assert image.mode in ("RGB", "RGBA")
        assert image.size == (found.width, found.height) == (60, 20)


@pytest.mark.parametrize("ending", ["png", "webp"])
def test_of_a_moving_image_the_first_stands(ending: str, tmp_path: Path) -> None:
    colours = ("red", "lime", "blue")
    first, *others = (Image.new("RGB", (9, 9), colour) for colour in colours)
    file = tmp_path / f"hidup.{ending}"
    first.save(file, save_all=True, append_images=others, lossless=True)
    with Image.open(io.BytesIO(print_image(file).content)) as image:
        assert getattr(image, "n_frames", 1) == 1
        assert image.convert("RGB").getpixel((4, 4)) == (255, 0, 0)


def test_a_photograph_stands_upright(tmp_path: Path) -> None:
    told = Image.Exif()
    told[_TURNED] = 6
    found = print_image(_saved(tmp_path, "putar.jpg", exif=told.tobytes()))
    assert (found.width, found.height) == (20, 60)


def test_what_is_sound_stays_as_it_is(tmp_path: Path) -> None:
    for name in ("foto.jpg", "foto.png"):
        file = _saved(tmp_path, name)
        assert print_image(file).content == file.read_bytes()


@pytest.mark.parametrize(
    ("inside", "size"),
    [
        ('width="40" height="20px"', (40, 20)),
        ('width="100%" height="100%" viewBox="0 0 8 4"', (8, 4)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_a_drawing_of_any_letters_and_size_is_read(
    inside: str, size: tuple[int, int], tmp_path: Path
) -> None:
    file = tmp_path / "peta.svg"
    text = f'<?xml version="1.0" encoding="UTF-16"?><svg {inside}><text>Ä</text></svg>'
    file.write_bytes(text.encode("utf-16"))
    found = print_image(file)
    assert (found.width, found.height) == size
    assert "Ä" in found.content.decode()
    assert 'xmlns="http://www.w3.org/2000/svg"' in found.content.decode()


@pytest.mark.parametrize(
    ("name", "content"),
    [("rusak.png", b"bukan"), ("rusak.svg", b"<svg"), ("kosong.svg", b""), ("kosong.jpg", b"")],
)
def test_what_no_program_reads_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(BrokenImageError):
        print_image(tmp_path / name)
