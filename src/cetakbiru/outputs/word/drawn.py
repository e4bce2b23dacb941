"""Pictures as files: drawings set as PNG by the engine of the PDF, images as they are."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from lxml.html import HtmlElement
from PIL import Image

from cetakbiru.fonts import FACES
from cetakbiru.outputs.pdf.drawings import drawing_file
from cetakbiru.outputs.pdf.faults import Fault, PdfError
from cetakbiru.outputs.pdf.images import BrokenImageError, PrintImage, print_image
from cetakbiru.outputs.pdf.links import SITE_SCHEME
from cetakbiru.outputs.pdf.places import PLACE_ATTRIBUTE
from cetakbiru.outputs.pdf.typefaces import unpacked
from cetakbiru.outputs.pdf.words import string
from cetakbiru.outputs.word.parts import Parts, Picture

_DOTS_PER_INCH = 192
_COLOURS = 128


def images_of(sections: Iterable[HtmlElement], site: Path) -> dict[str, PrintImage]:
    """The images of the site that sections show, by what names them. Raises PdfError."""
    found: dict[str, PrintImage] = {}
    for image in (one for section in sections for one in section.iter("img")):
        source = image.get("src", "")
        name = source.removeprefix(f"{SITE_SCHEME}:")
        try:
            file = (site / name).resolve()
            if not file.is_relative_to(site.resolve()):
                raise FileNotFoundError("di luar situs")
            found[source] = found.get(source) or print_image(file)
        except (OSError, BrokenImageError) as error:
            place = next((one.get(PLACE_ATTRIBUTE) for one in _outwards(image)), None)
            raise PdfError(
                [Fault(place or name, f"gambar {name!r} tidak dapat dibaca: {error}")]
            ) from None
    return found


def _outwards(image: HtmlElement) -> Iterator[HtmlElement]:
    return (one for one in (image, *image.iterancestors()) if one.get(PLACE_ATTRIBUTE))


def pictures(parts: Parts) -> list[tuple[str, bytes]]:
    """The ending of the name and the bytes of each picture. Raises PdfError."""
    images = [parts.images.get(one.element.get("src", "")) for one in parts.pictures]
    # The signs of legends are the same in every map: each is drawn once.
    pages = [_page(one, image) for one, image in zip(parts.pictures, images)]
    drawn = _drawn(list(dict.fromkeys(page for page in pages if page)))
    return [
        ("png", drawn[page]) if image is None or image.is_drawing else _pixels(image)
        for page, image in zip(pages, images)
    ]


def _pixels(image: PrintImage) -> tuple[str, bytes]:
    return "png" if image.ending == ".png" else "jpeg", image.content


def _page(one: Picture, image: PrintImage | None) -> str:
    """A page of Typst that holds a drawing and is of its size; nothing for an image of pixels."""
    if image is not None and not image.is_drawing:
        return ""
    source = drawing_file(one.element) if image is None else image.content.decode()
    size = f"width: {one.width_mm:.2f}mm, height: {one.height_mm:.2f}mm"
    return f'#page({size}, image(bytes({string(source)}), format: "svg", {size}))'


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
        except BaseException as error:
            # Rust's panics come as an exception of a class that no module offers.
            if type(error).__name__ != "PanicException":
                raise
            said = str(error).partition("\n")[0]
            raise PdfError([Fault("", f"gambar tidak dapat dilukis: {said}")]) from None
    content = made if isinstance(made, list) else [made]
    return {page: _few_colours(png) for page, png in zip(pages, content) if png is not None}


def _few_colours(png: bytes) -> bytes:
    """The same picture in a palette: maps and charts have few colours, and files get small."""
    stream = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        flat = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        flat.save(stream, "PNG", optimize=True)
    return stream.getvalue()
