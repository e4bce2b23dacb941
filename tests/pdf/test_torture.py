"""What nobody should write in a page, written: set whole or told with its page, never a crash."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from cetakbiru.model.load import load_blueprint
from cetakbiru.outputs.pdf.collect import collect
from cetakbiru.outputs.pdf.compile import render
from cetakbiru.outputs.pdf.compose import compose, read
from cetakbiru.outputs.pdf.faults import PdfError
from cetakbiru.outputs.pdf.glyphs import unprintable
from cetakbiru.outputs.pdf.identity import identify
from cetakbiru.outputs.pdf.job import PrintJob
from cetakbiru.outputs.pdf.markup.document import to_markup
from cetakbiru.outputs.pdf.plan import read_plan
from cetakbiru.pages.fragments.html import Html
from tests.conftest import GOOD
from tests.pdf.reading import squeezed
from tests.pdf.torture import PNG, SHOWN, TOLD, Article

SmallSite = Callable[..., tuple[Path, Path]]
HEAD = '<h1 id="uji">BAB I Uji</h1>'

pytestmark = pytest.mark.whole


def _folders(small_site: SmallSite, inside: str) -> tuple[Path, Path]:
    docs, site = small_site(HEAD + inside)
    (site / PNG).write_bytes(_png())
    (site / "terpotong.png").write_bytes(_png()[:50])
    (site / "bukan.png").write_bytes(b"bukan gambar")
    return docs, site


def _png() -> bytes:
    def chunk(kind: bytes, held: bytes) -> bytes:
        checked = kind + held
        return len(held).to_bytes(4, "big") + checked + zlib.crc32(checked).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes((8, 0, 0, 0, 0))
    dot = zlib.compress(b"\x00\x80")
    parts = chunk(b"IHDR", head), chunk(b"IDAT", dot), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _set(folders: tuple[Path, Path]) -> bytes:
    docs, site = folders
    blueprint = load_blueprint(GOOD / "data")
    tree = collect(blueprint, site, docs, read_plan(docs, {})).select(lambda page: True, None)
    if faults := [fault for chapter in tree.chapters for fault in unprintable(chapter)]:
        raise PdfError(faults)
    sections = [chapter.element for chapter in tree.chapters]
    document = compose(identify(blueprint, "0" * 64), "Uji", (), sections)
    return render(PrintJob(to_markup(document, site), document.day, ()))


def _missing(article: Article, text: str) -> Iterable[str]:
    return [word for word in article.words if squeezed(word) not in squeezed(text)]


@pytest.mark.parametrize("name", SHOWN)
def test_it_is_set_whole(name: str, small_site: SmallSite) -> None:
    content = _set(_folders(small_site, SHOWN[name].inside))
    with closing(pypdfium2.PdfDocument(content)) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert not _missing(SHOWN[name], text)


@pytest.mark.parametrize("name", TOLD)
def test_it_is_told_with_its_page(name: str, small_site: SmallSite) -> None:
    with pytest.raises(PdfError) as caught:
        _set(_folders(small_site, TOLD[name].inside))
    assert all(fault.place.startswith("docs/bab.md") for fault in caught.value.faults)
    assert not _missing(TOLD[name], str(caught.value))


def test_a_page_that_cannot_be_set_is_named_among_others(small_site: SmallSite) -> None:
    docs, site = _folders(small_site, "<h2>Satu</h2>" + TOLD["quotes too deep"].inside)
    (docs / "dua.md").write_text("# BAB II Dua\n", encoding="utf-8")
    (docs / "cetak.yml").write_text("bab:\n  - bab.md\n  - dua.md\n", encoding="utf-8")
    (site / "dua").mkdir()
    article = '<h1>BAB II Dua</h1><p><a class="rujukan" href="../bab/">pertama</a></p>'
    (site / "dua" / "index.html").write_text(
        f"<html><body><article>{article}</article>", encoding="utf-8"
    )
    with pytest.raises(PdfError) as caught:
        _set((docs, site))
    assert [fault.place for fault in caught.value.faults] == ["docs/bab.md"], str(caught.value)


def test_a_list_of_contents_is_not_blamed_for_a_page_that_cannot_be_set(
    small_site: SmallSite,
) -> None:
    docs, site = _folders(small_site, TOLD["quotes too deep"].inside)
    blueprint = load_blueprint(GOOD / "data")
    tree = collect(blueprint, site, docs, read_plan(docs, {})).select(lambda page: True, None)
    (chapter,) = tree.chapters
    item = f'<li class="tingkat-1"><a href="#{chapter.element.find("h1").get("id")}">Uji</a></li>'
    front = read(Html(f'<section><h1>Isi</h1><ol class="daftar-halaman">{item}</ol></section>'))
    document = compose(identify(blueprint, "0" * 64), "Uji", front, [chapter.element])
    with pytest.raises(PdfError) as caught:
        render(PrintJob(to_markup(document, site), document.day, ()))
    assert [fault.place for fault in caught.value.faults] == ["docs/bab.md"], str(caught.value)
