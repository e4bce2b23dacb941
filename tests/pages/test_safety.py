"""No text of the data becomes markup, no fragment shows a leftover, every table can be read."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.site.macros import FRAGMENTS
from tests.pages.calls import PAGE, call, calls

HOSTILE = """<script>alert("x")</script>'"><img src=x onerror="y">&amp;{{ ini }}"""

# Fields that people write freely; all others are codes, references or values of a list.
FREE = {
    *("alasan", "asal_kebutuhan", "berlaku", "bukti", "catatan", "dasar", "definisi", "dokumen"),
    *("hasil", "ibu_kota", "isi", "istilah", "judul", "judul_pendek", "kendala", "kepanjangan"),
    *("keterangan", "komoditas", "kompetensi", "lisensi", "nama", "nama_lama", "nama_pendek"),
    *("pasal", "pelajaran", "pelaksana", "penerbit", "penerima_manfaat", "penanggung_jawab"),
    *("tema", "pimpinan", "jawaban", "penjawab", "kegiatan", "subkegiatan", "lokasi", "asal"),
    *("penjelasan", "penyelenggara", "pengusul", "lembaga", "peran", "peraturan", "pihak", "rumus"),
    *("satuan", "singkatan", "tempat", "tujuan", "uraian", "visi", "url", "alamat", "repositori"),
}


# Their texts are the program's own, codes, or those of published editions.
# Their maps tell what the page's table of kecamatan tells.
BESIDE_A_TABLE = {"peta_kabupaten", "ringkasan_kabupaten"}
WITHOUT_FREE_TEXT = {
    *("cari_wilayah", "banding_wilayah"),
    "kamus_data",
    *("daftar_edisi", "perubahan_edisi", "banding_edisi", "riwayat_kabupaten"),
    *("kolom_lembar", "periksa_rencana", "subprogram_bersama", "unduh_naskah"),
    *("lembar_isian", "lembar_usulan"),
    *("angka_provinsi", "perubahan_angka"),
    *("sunting_di_peramban", "pesan_di_peramban", "terbit_di_peramban"),
}


def poisoned(value: Any, name: str = "") -> Any:
    """The same records with every free text made hostile."""
    if isinstance(value, str):
        return HOSTILE if name in FREE else value
    if isinstance(value, tuple):
        return tuple(poisoned(item) for item in value)
    if isinstance(value, Mapping):
        return {key: poisoned(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        changes = {one.name: poisoned(getattr(value, one.name), one.name) for one in fields}
        return dataclasses.replace(value, **changes)
    return value


@pytest.fixture(scope="module")
def hostile(province: Blueprint) -> Blueprint:
    fields = [field.name for field in dataclasses.fields(province) if field.name != "raw"]
    changes = {name: poisoned(getattr(province, name)) for name in fields}
    return dataclasses.replace(province, **changes)


VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class Reader(HTMLParser):
    """Tags, attributes and balance of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str | None]] = []
        self.inside_links: list[str] = []
        self.text = ""
        self.drawings = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += attrs
        if tag == "svg" and ("aria-hidden", "true") not in attrs:
            self.drawings += 1
        if tag in VOID:
            return
        if "a" in self.open and "svg" not in self.open:
            self.inside_links.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value or "" for key, value in self.attributes if key == name]

    def inline_scripts(self) -> int:
        """How many scripts are not one of the site's files, which a longer list may ask for."""
        return self.tags["script"] - sum("assets/" in src for src in self.values("src"))


@pytest.mark.parametrize("name", FRAGMENTS)
def test_hostile_text_stays_text(name: str, hostile: Blueprint, province: Blueprint) -> None:
    for macro, arguments in calls(hostile):
        if macro != name:
            continue
        page = Reader(call(hostile, macro, arguments))
        assert not page.open
        clean = Reader(call(province, macro, arguments))
        assert page.inline_scripts() == clean.inline_scripts()
        assert page.tags["img"] == 0
        assert not [key for key, _ in page.attributes if key.startswith("on")]
        if name not in WITHOUT_FREE_TEXT:
            assert HOSTILE in page.text
        assert not [href for href in page.values("href") if href.startswith(("javascript:", "<"))]
        # Where all words are the same, more is alike, and stands in a list that can be filtered.
        more = {"span", "a", "ul", "li", "strong", "script", "link"}
        assert set(page.tags) <= set(clean.tags) | more


@pytest.mark.parametrize("name", FRAGMENTS)
def test_a_fragment_is_sound(name: str, province: Blueprint) -> None:
    for macro, arguments in calls(province):
        if macro != name:
            continue
        html = call(province, macro, arguments)
        assert isinstance(html, Html)
        page = Reader(html)
        assert not page.open
        assert not page.inside_links, "an element inside a link"
        ids = page.values("id")
        assert len(ids) == len(set(ids))
        for reference in page.values("aria-labelledby"):
            assert set(reference.split()) <= set(ids)
        assert not page.values("style")
        assert not re.search(r"\b(nan|None|NaN|True|False)\b|\{\{|\{%|\de[+-]\d", page.text)
        assert page.tags["caption"] == page.tags["table"]
        assert set(page.values("scope")) <= {"col", "row"}
        assert page.tags["th"] == len(page.values("scope"))
        # On phones each cell bears the title of its column; of the catalogue, which may have
        # thousands of rows, the style sheet knows them.
        labels = 0 if name == "katalog_program" else page.tags["td"]
        assert len(page.values("data-label")) == labels
        # A drawing that is hidden from screen readers stands beside the same in words.
        assert page.drawings <= page.tags["title"]
        assert page.drawings == page.tags["desc"]
        assert name in BESIDE_A_TABLE or page.drawings <= page.tags["details"]
        assert "://" not in "".join(page.values("src"))


def test_a_fragment_shown_twice_on_a_page_keeps_its_ids_apart(province: Blueprint) -> None:
    links = Links(province, PAGE)
    draw = FRAGMENTS["banding_indikator"]
    (code, *_) = province.indikator
    ids = Reader(draw(province, links, code) + draw(province, links, code)).values("id")
    assert len(ids) == len(set(ids))
