"""Problems of the files beside the pages: foreign kinds, live SVG, images that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.safehtml import is_local_address
from cetakbiru.model.text import Position

_TOP = Position(1, 1)
# The project's own scripts and styles live here; a change to them asks for a maintainer.
_OWN = "assets"
_PAGE_KINDS = frozenset({".md", ".yml"})
_IMAGES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".webp": (b"RIFF",),
    ".ico": (b"\x00\x00\x01\x00",),
}
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", re.I)
_DEAD_TAGS = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "path", "rect"),
        *("circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern", "marker"),
    }
)
_FETCHES = re.compile(r"url\s*\(|@import|expression\s*\(|javascript:", re.I)


def asset_problems(docs_dir: Path, root: Path) -> Iterator[Problem]:
    """The problems of all files under `docs_dir` that are not pages, named relative to `root`."""
    for path in sorted(docs_dir.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        name, suffix = path.relative_to(root).as_posix(), path.suffix.lower()
        if suffix in _PAGE_KINDS:
            continue
        try:
            yield from _of_asset(path, docs_dir, name, suffix)
        except OSError:
            continue  # told where files are read


def _of_asset(path: Path, docs_dir: Path, name: str, suffix: str) -> Iterator[Problem]:
    own = path.relative_to(docs_dir).parts[0] == _OWN
    if suffix == ".svg":
        yield from svg_problems(name, path.read_bytes())
    elif suffix in _IMAGES:
        if not path.read_bytes().startswith(_IMAGES[suffix]):
            yield problem("gambar-palsu", name, _TOP, suffix=suffix)
    elif not own:
        yield problem("berkas-halaman-asing", name, _TOP, suffix=suffix or quote(path.name))


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
