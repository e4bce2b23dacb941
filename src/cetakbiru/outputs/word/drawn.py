"""Pictures as files: drawings set as PNG by the engine of the PDF, images as they are."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from PIL import Image

from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.typefaces import font_files
from cetakbiru.outputs.pdf.typesetter import meant
from cetakbiru.outputs.pdf.words import string
from cetakbiru.outputs.word.parts import Picture

_DOTS_PER_INCH = 192
_COLOURS = 128
# Of images of pixels, as they are read.
_ENDINGS = {".png": "png", ".jpg": "jpeg"}


def pictures(found: Sequence[Picture]) -> list[tuple[str, bytes]]:
    """The ending of the name and the bytes of each picture. Raises PdfError."""
    # The signs of legends are the same in every map: each is drawn once.
    pages = {at: _page(one) for at, one in enumerate(found) if one.file.is_drawing}
    drawn = _drawn(list(dict.fromkeys(pages.values())))
    return [
        ("png", drawn[pages[at]]) if at in pages else (_ENDINGS[one.file.kind], one.file.content)
        for at, one in enumerate(found)
    ]


def _page(one: Picture) -> str:
    """A page of Typst that holds a drawing and is of its size."""
    size = f"width: {one.width_mm:.2f}mm, height: {one.height_mm:.2f}mm"
    source = string(one.file.content.decode())
    return f'#page({size}, image(bytes({source}), format: "svg", {size}))'


def _drawn(pages: Sequence[str]) -> dict[str, bytes]:
    """The PNG of each page. Raises PdfError."""
    if not pages:
        return {}
    markup = "\n".join(["#set page(margin: 0pt, fill: white)", *pages])
    with TemporaryDirectory(prefix="ppm-") as folder:
        for name, content in font_files().items():
            (Path(folder) / name).write_bytes(content)
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        try:
            compiler = typst.Compiler(markup.encode(), root=folder, font_paths=fonts)
            made = compiler.compile(format="png", ppi=_DOTS_PER_INCH)
        except BaseException as error:
            if (said := meant(error)) is None:
                raise
            raise PdfError([Fault("", f"gambar tidak dapat dilukis: {said}")]) from None
    drawn = made if isinstance(made, list) else [made]
    return {page: _few_colours(png) for page, png in zip(pages, drawn) if png is not None}


def _few_colours(png: bytes) -> bytes:
    """The same picture in a palette: maps and charts have few colours, and files get small."""
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        flat = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        flat.save(stream, "PNG", optimize=True)
    return stream.getvalue()
