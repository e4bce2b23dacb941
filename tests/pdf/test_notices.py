"""Each document carries the licences of the fonts that it embeds."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from cetakbiru.fonts import FACES
from cetakbiru.outputs.notices import FONTS, NOTICES_FILE, notices_of
from cetakbiru.outputs.pdf.extract import read_contents
from tests.pdf.conftest import Printed
from tests.pdf.reading import page_texts, squeezed

pytestmark = pytest.mark.whole


def embedded(document: Path) -> set[str]:
    """The names of all embedded fonts, without the tag of their subset."""
    with pikepdf.open(document) as pdf:
        names = {
            str(thing.FontName)
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        }
    return {name.rpartition("+")[2].lstrip("/") for name in names}


@pytest.mark.parametrize("kind", ["whole", "district", "chapter"])
def test_every_embedded_font_has_its_licence_within(printed: Printed, kind: str) -> None:
    document: Path = getattr(printed, kind)
    fonts = embedded(document)
    assert fonts
    notices = read_contents(document).files[NOTICES_FILE].decode()
    assert notices == notices_of(FONTS)
    for name in fonts:
        faces = [face for face in FACES if Path(face.file).stem == name]
        assert faces, f"{name} is not among ours"
        parts = [part for part in FONTS for end in part.files if faces[0].path.match(end)]
        assert parts, name
        assert all(line in notices for part in parts for line in part.copyright)
    front = squeezed("".join(page_texts(document)[:4]))
    for font in FONTS:
        assert squeezed(f"{font.name} ({font.licence})") in front
