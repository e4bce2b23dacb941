"""Pictures as files: drawings set as PNG by the engine of the PDF, images as they are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image, UnidentifiedImageError

from cetakbiru.fonts import FACES
from cetakbiru.outputs.pdf.drawings import drawing_file
from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.links import SITE_SCHEME
from cetakbiru.outputs.pdf.places import PLACE_ATTRIBUTE
from cetakbiru.outputs.pdf.typefaces import unpacked
from cetakbiru.outputs.pdf.words import string
from cetakbiru.outputs.word.parts import Picture

_DOTS_PER_INCH = 192
_COLOURS = 128


def pictures(found: Sequence[Picture], site: Path) -> list[tuple[str, bytes]]:
    """The ending of the name and the bytes of each picture. Raises PdfError."""
    # The signs of legends are the same in every map: each is drawn once.
    pages = {at: _page(one) for at, one in enumerate(found) if one.element.tag == "svg"}
    drawn = _drawn(list(dict.fromkeys(pages.values())))
    return [
        ("png", drawn[pages[at]]) if at in pages else _image(one, site)
        for at, one in enumerate(found)
    ]


def _page(one: Picture) -> str:
    """A page of Typst that holds a drawing and is of its size."""
    size = f"width: {one.width_mm:.2f}mm, height: {one.height_mm:.2f}mm"
    return (
        f'#page({size}, image(bytes({string(drawing_file(one.element))}), format: "svg", {size}))'
    )


def _drawn(pages: Sequence[str]) -> dict[str, bytes]:
    """The PNG of each page. Raises PdfError."""
    if not pages:
        return {}
    markup = "\n".join(["#set page(margin: 0pt, fill: white)", *pages])
    with TemporaryDirectory(prefix="ppm-") as folder:
        for face in FACES:
            name = Path(face.file).with_suffix(".ttf").name
            (Path(folder) / name).write_bytes(unpacked(face.file))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        try:
            compiler = typst.Compiler(markup.encode(), root=folder, font_paths=fonts)
            made = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
        except typst.TypstError as error:
            raise PdfError([Fault("", f"gambar tidak dapat dilukis: {error.message}")]) from None
    content = made if isinstance(made, list) else [made]
    return {page: _few_colours(png) for page, png in zip(pages, content) if png is not None}


def _few_colours(png: bytes) -> bytes:
    """The same picture in a palette: maps and charts have few colours, and files get small."""
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        flat = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        flat.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _image(one: Picture, site: Path) -> tuple[str, bytes]:
    """An image of the site; a form that Word can't show becomes PNG."""
    name = one.element.get("src", "").removeprefix(f"{SITE_SCHEME}:")
    try:
        file = (site / name).resolve()
        if not file.is_relative_to(site.resolve()):
            raise FileNotFoundError("di luar situs")
        content = file.read_bytes()
        with Image.open(io.BytesIO(content)) as picture:
            if picture.format in ("PNG", "JPEG"):
                return picture.format.lower(), content
            stream = io.BytesIO()
            picture.convert("RGBA").save(stream, "PNG")
    except (OSError, UnidentifiedImageError) as error:
        place = one.element.get(PLACE_ATTRIBUTE, name)
        what = f"gambar {name!r} tidak dapat dibaca: {error}"
        raise PdfError([Fault(place, what)]) from None
    return "png", stream.getvalue()
