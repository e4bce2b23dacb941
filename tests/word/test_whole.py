"""The whole document of the invented province for Word: equal to what is printed, and opened."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from lxml.html import HtmlElement

from cetakbiru.base.project import find_project
from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.compose import Composed
from cetakbiru.outputs.pdf.printer import Printer
from cetakbiru.outputs.word.document import to_docx
from cetakbiru.outputs.word.pictures import is_ornament
from tests.conftest import ROOT
from tests.pdf.conftest import build_pages, copy_example
from tests.word.reading import W, of_style, paragraphs, part, parts, text_of

pytestmark = pytest.mark.whole

_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")
_IDS = re.compile(r"\b(?:PPM|PRG)-\d{4}-[A-Z]{3}-\d{2,}\b")


@pytest.fixture(scope="module", params=["rekaan", "nyata"])
def whole(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Composed, bytes]:
    """The sections of the document, of the invented and of the real province, and the file."""
    if request.param == "nyata":
        project, site = find_project(root=ROOT), request.getfixturevalue("built_site")
    else:
        project = copy_example(tmp_path_factory.mktemp("naskah-word"))
        site = build_pages(project)
    composed = Printer(load_blueprint(project.data), project.docs, site).whole_composed()
    return composed, to_docx(composed, site)


def _printed(composed: Composed) -> str:
    """All text of the sections, without what lies in drawings."""
    pieces: list[str] = []
    for section in (*composed.front, *composed.body):
        pieces.extend(_texts(section))
    return " ".join(pieces)


def _texts(element: HtmlElement) -> list[str]:
    if not isinstance(element.tag, str) or element.tag == "svg":
        return []
    found = [element.text or ""]
    for child in element:
        found += [*_texts(child), child.tail or ""]
    return found


def _in_word(content: bytes) -> str:
    files = ("word/document.xml", "word/footnotes.xml")
    return "\n".join(text_of(one) for name in files for one in part(content, name).iter(f"{W}p"))


def test_every_heading_and_caption_stands_in_it_in_order(whole: tuple[Composed, bytes]) -> None:
    composed, content = whole
    for level in (1, 2, 3, 4):
        sections = composed.body if level == 1 else (*composed.front, *composed.body)
        wanted = [dom.text_of(one) for section in sections for one in section.iter(f"h{level}")]
        assert of_style(content, f"Heading{level}") == wanted
    captions = [
        dom.text_of(one)
        for section in (*composed.front, *composed.body)
        for one in section.iter("caption", "figcaption")
        if "tersembunyi" not in dom.classes(one)
    ]
    assert [text.replace(". ", " ", 1) for text in of_style(content, "Caption")] == [
        text.replace(". ", " ", 1) if ". " in text.split(" ", 2)[1] else text for text in captions
    ]


def test_every_number_and_id_stands_in_it_as_often(whole: tuple[Composed, bytes]) -> None:
    composed, content = whole
    printed, word = _printed(composed), _in_word(content)
    assert Counter(_IDS.findall(word)) == Counter(_IDS.findall(printed))
    assert Counter(_NUMBERS.findall(word)) == Counter(_NUMBERS.findall(printed))


def test_every_cell_and_note_stands_in_it(whole: tuple[Composed, bytes]) -> None:
    composed, content = whole
    sections = (*composed.front, *composed.body)
    rows = sum(1 for one in sections for _ in one.iter("tr"))
    assert len(list(part(content).iter(f"{W}tr"))) == rows
    notes = sum(len(one.xpath('.//*[@class="catatan-kaki"]')) for one in sections)
    assert len(part(content, "word/footnotes.xml")) == notes + 2
    pictures = sum(
        1 for one in sections for picture in one.iter("svg", "img") if not is_ornament(picture)
    )
    embedded = [node for node in part(content).iter() if node.tag.endswith("}blip")]
    assert len(embedded) == pictures
    files = [file for name, file in parts(content).items() if "/media/" in name]
    assert len(files) == len(set(files)) > 0


def test_no_bookmark_or_number_of_a_picture_stands_twice(whole: tuple[Composed, bytes]) -> None:
    document = part(whole[1])
    for tag, name in (("bookmarkStart", "name"), ("bookmarkStart", "id")):
        found = Counter(node.get(f"{W}{name}") for node in document.iter(f"{W}{tag}"))
        assert max(found.values()) == 1
    marks = {node.get(f"{W}name") for node in document.iter(f"{W}bookmarkStart")}
    texts = (document, part(whole[1], "word/footnotes.xml"))
    links = {node.get(f"{W}anchor") for text in texts for node in text.iter(f"{W}hyperlink")}
    assert links - {None} == marks
    styles = {
        node.get(f"{W}styleId") for node in part(whole[1], "word/styles.xml").iter(f"{W}style")
    }
    assert {style for style, _ in paragraphs(whole[1])} - {""} <= styles
    assert {node.get(f"{W}val") for node in document.iter(f"{W}rStyle")} <= styles


@pytest.mark.needs("writer")
def test_libreoffice_opens_it_and_reads_the_same(
    whole: tuple[Composed, bytes], tmp_path: Path
) -> None:
    composed, content = whole
    (tmp_path / "naskah.docx").write_bytes(content)
    text = _as_read(converted(tmp_path / "naskah.docx", "odt"))
    squeezed = " ".join(text.split())
    for one in composed.body:
        for heading in one.iter("h1", "h2", "h3"):
            assert dom.text_of(heading) in squeezed
    # The pages of references are numbers, too, and only LibreOffice knows them.
    assert not Counter(_NUMBERS.findall(_printed(composed))) - Counter(_NUMBERS.findall(text))
    assert Counter(_IDS.findall(text)) == Counter(_IDS.findall(_printed(composed)))


def _as_read(file: Path) -> str:
    """The text of an OpenDocument file: paragraph by paragraph, without the marks of its notes."""
    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    names = root.nsmap
    for mark in root.iterfind(".//text:note-citation", names):
        mark.text = " "
    for space in root.iter(*(f"{{{names['text']}}}{name}" for name in ("s", "tab", "line-break"))):
        space.text = " "
    for paragraph in root.iter(f"{{{names['text']}}}p", f"{{{names['text']}}}h"):
        paragraph.tail = "\n"
    return "".join(root.itertext())


def converted(file: Path, kind: str) -> Path:
    """What LibreOffice makes of a file."""
    profile = f"-env:UserInstallation={(file.parent / 'profil').as_uri()}"
    words = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(file.parent)]
    subprocess.run([*words, str(file)], check=True, capture_output=True, timeout=300)
    made = file.with_suffix("." + kind.partition(":")[0])
    assert made.is_file(), "LibreOffice did not open the file"
    return made
