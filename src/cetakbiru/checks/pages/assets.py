"""Problems of the files beside the pages: foreign kinds, live SVG, images that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from cetakbiru.checks.files.images import KINDS, read_image
from cetakbiru.checks.pages.safehtml import is_local_address
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.addresses import slug
from cetakbiru.model.filenames import is_of_system
from cetakbiru.model.text import Position

_TOP = Position(1, 1)
# What is read as a page or as the plan of the PDF; every other file is published as it is.
_PAGE = ".md"
# Files of settings; that no menu stands in the second is told with the menu.
_SETTINGS = frozenset({"cetak.yml", "nav.yml"})
# As part of an address it is read, typed and printed.
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
# A browser unfolds four bytes of memory a pixel: these are 100 MB.
_MOST_PIXELS = 25_000_000
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", re.I)
_DEAD_TAGS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "path", "rect"),
        *("circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"),
    }
)
# What drawing programs write of themselves.
_BY_PROGRAM = re.compile(r"\b(?:created|generated|generator|exported|inkscape|license)\b", re.I)
_FETCHES = re.compile(r"url\s*\(|@import|expression\s*\(|javascript:", re.I)


def asset_problems(docs_dir: Path, root: Path) -> Iterator[Problem]:
    """The problems of all files under `docs_dir` that are not pages, named relative to `root`."""
    for path in sorted(docs_dir.rglob("*")):
        within = path.relative_to(docs_dir)
        if not path.is_file() or path.is_symlink() or path.suffix == _PAGE:
            continue
        if within.as_posix() in _SETTINGS or is_of_system(path):
            continue
        try:
            yield from _of_asset(path, within, path.relative_to(root).as_posix())
        except OSError:
            continue  # told where files are read


def _of_asset(path: Path, within: Path, name: str) -> Iterator[Problem]:
    suffix = path.suffix.lower()
    if suffix != ".svg" and suffix not in KINDS:
        yield problem("berkas-halaman-asing", name, _TOP, suffix=suffix or quote(path.name))
        return
    strange = next((part for part in within.parts if not _NAME.fullmatch(part)), None)
    if strange is not None:
        right = f"{slug(path.stem) or 'gambar'}{suffix}"
        yield problem("nama-gambar", name, _TOP, value=quote(strange), right=right)
    if suffix == ".svg":
        yield from svg_problems(name, path.read_bytes())
    else:
        yield from _image_problems(name, suffix, path.read_bytes())


def _image_problems(name: str, suffix: str, content: bytes) -> Iterator[Problem]:
    image = read_image(suffix, content)
    if image is None:
        yield problem("gambar-palsu", name, _TOP, suffix=suffix)
        return
    if image.width * image.height > _MOST_PIXELS:
        size = {"width": image.width, "height": image.height, "limit": _MOST_PIXELS // 1_000_000}
        yield problem("gambar-terlalu-luas", name, _TOP, **size)
    if image.has_place:
        yield problem("gambar-berlokasi", name, _TOP)


def svg_problems(name: str, content: bytes) -> Iterator[Problem]:
    """What in an SVG file could run or ask another host; the first of each kind."""
    if found := _DTD.search(content.replace(b"\x00", b"")):
        yield problem("svg-berbahaya", name, _TOP, value=quote(found[0].decode("ascii", "replace")))
        return
    # Imported here: few runs have SVG files.
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        tree = etree.parse(BytesIO(content), parser)
    except etree.XMLSyntaxError as error:
        yield problem("svg-rusak", name, Position(error.lineno or 1, 1), reason=str(error)[:100])
        return
    told: set[str] = set()
    for element in tree.iter():
        if element.tag is etree.Comment and not _BY_PROGRAM.search(element.text or ""):
            place = Position(int(element.sourceline or 1), 1)
            yield problem("svg-komentar", name, place, value=quote((element.text or "").strip()))
        for what in _alive(element):
            if what not in told:
                told.add(what)
                place = Position(int(getattr(element, "sourceline", None) or 1), 1)
                yield problem("svg-berbahaya", name, place, value=quote(what))


def _alive(element: object) -> Iterator[str]:
    tag = getattr(element, "tag", "")
    if not isinstance(tag, str):
        # Comments are dead; processing instructions are not asked what they are for.
        if "ProcessingInstruction" in type(element).__name__:
            yield "<?…?>"
        return
    name = tag.rpartition("}")[2]
    if name not in _DEAD_TAGS:
        yield f"<{name}>"
    for key, value in dict(getattr(element, "attrib", {})).items():
        attribute = str(key).rpartition("}")[2].lower()
        if attribute.startswith("on"):
            yield attribute
        elif attribute == "href" and not str(value).startswith("#"):
            yield f"href={value}"
        elif attribute == "src" or (_FETCHES.search(str(value)) and not _inside(str(value))):
            yield attribute


def _inside(value: str) -> bool:
    """Whether a reference like url(#a) stays in the file."""
    targets = re.findall(r"url\s*\(\s*['\"]?([^)'\"]*)", value, re.I)
    return bool(targets) and all(
        target.startswith("#") and is_local_address(target) for target in targets
    )
