"""Where things stand on the site: relative addresses from the page that is being made."""

from __future__ import annotations

import posixpath

from cetakbiru.insight.entries import Entry
from cetakbiru.model.addresses import GUIDES, page_url, slug
from cetakbiru.model.instruments import Aksi
from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import (
    action_plan_page,
    agency_page,
    consultation_page,
    subdistrict_page,
    work_page,
)
from cetakbiru.model.model import Bidang, Calon, Kabupaten, Kecamatan
from cetakbiru.model.schema import read_descriptors
from cetakbiru.pages.fragments.html import Html, element

SOURCES_PAGE = "tentang/sumber/"
INDICATORS_PAGE = "tentang/indikator/"
GLOSSARY_PAGE = "masyarakat/glosarium/"
ISSUES_PAGE = "tentang/isu/"
VOICES_PAGE = "masyarakat/suara/"
GAPS_PAGE = "tentang/kelengkapan/"
OPD_PAGE = "tentang/opd/"
METHOD_PAGE = "tentang/metode/"
PLANS_PAGE = "sinkronisasi/padanan/"
PROPOSING_PAGE = "masyarakat/cara-mengusulkan/"
STRATEGY_PAGE = "cetak-biru/bab-5-strategi/"
COMPARE_PAGE = "banding/"
NEAR_PAGE = "wilayah-saya/"
FORM_PAGE = "masyarakat/formulir-usulan/"
WORKS_PAGE = "sinkronisasi/renja/"
AGREEMENTS_PAGE = "sinkronisasi/kesepakatan/"
GOVERNMENT_PAGE = "sinkronisasi/program-daerah/"
COMPETENCE_PAGE = "sinkronisasi/kompetensi/"
WINDOW_PAGE = "perusahaan/etalase/"

# The anchor of a consultation begins so: on its own page, and in the list that is printed.
CONSULTATION = "konsultasi-"
# That of a voice in the register.
VOICE = "masukan-"

_PLANS_OF_THE_REGION = ("rpd", "rpjmd")


class Links:
    """Relative addresses from one page, and ids that are unique on it.

    `url` is the page's address below the site's root, as MkDocs gives it: "" for the home page,
    "kabupaten/ketapang/" for a page with directory addresses. One object serves one page.
    """

    def __init__(self, blueprint: Blueprint, url: str) -> None:
        self._blueprint = blueprint
        self._url = url
        self._used: dict[str, int] = {}
        self._relative: dict[str, str] = {}

    def page(self, url: str, anchor: str = "") -> str:
        """The relative address of another page ("program/katalog/"), and of a place on it."""
        tail = f"#{anchor}" if anchor else ""
        if url == self._url:
            return tail or "./"
        if url not in self._relative:
            self._relative[url] = self._from_here(url)
        return self._relative[url] + tail

    def _from_here(self, url: str) -> str:
        here, there = self._url.split("/")[:-1], url.split("/")
        shared = len(posixpath.commonprefix((here, there[:-1])))
        return "/".join([".."] * (len(here) - shared) + there[shared:]) or "./"

    def source(self, table: str) -> str | None:
        """Where the rows of a table are edited: its file, or the folder of its files.

        `table` is a descriptor's name, or `program-` and a code for one kabupaten.
        None without a repository and for a table that no file holds, or none yet.
        """
        repository = self._blueprint.edisi.repositori
        name, _, kode = table.partition("-")
        descriptor = read_descriptors().get(name)
        if repository is None or descriptor is None:
            return None
        if descriptor.may_be_none and not getattr(self._blueprint, name):
            return None
        path = descriptor.pattern
        if kode in self._blueprint.kabupaten:
            path = path.replace("*", self._blueprint.kabupaten[kode].slug)
        folder = "*" in path
        within = posixpath.dirname(path) if folder else path
        return f"{repository.rstrip('/')}/{'tree' if folder else 'edit'}/main/data/{within}"

    def kabupaten(self, item: Kabupaten) -> str:
        """The page of a kabupaten."""
        return self.page(f"kabupaten/{item.slug}/")

    def kecamatan(self, item: Kecamatan) -> str:
        """The page of a kecamatan."""
        return self.page(page_url(subdistrict_page(self._blueprint, item.kode)))

    def entry(self, item: Entry) -> str:
        """The place of a direction or a programme on the page of its kabupaten; one of the whole
        province stands on the page of its program utama."""
        return self.page(self.home_of(item), item.id)

    def home_of(self, item: Entry) -> str:
        """The page on which a direction or a programme stands, below the site's root."""
        region = self._blueprint.kabupaten.get(item.kabupaten)
        if region is not None:
            return f"kabupaten/{region.slug}/"
        return f"program/{slug(self._blueprint.bidang[item.bidang].nama_pendek)}/"

    def bidang(self, item: Bidang) -> str:
        """The page of a program utama."""
        return self.page(f"program/{slug(item.nama_pendek)}/")

    def panduan(self, item: Calon) -> str | None:
        """The page of a candidate's guide; None while it has none."""
        return None if item.halaman is None else self.page(f"{GUIDES}/{slug(item.halaman)}/")

    def sumber(self, kode: str) -> str:
        """A source in the list of sources."""
        return self.page(SOURCES_PAGE, f"sumber-{kode}")

    def indikator(self, kode: str) -> str:
        """The definition of an indicator."""
        return self.page(INDICATORS_PAGE, f"indikator-{kode}")

    def istilah(self, kode: str) -> str:
        """An entry of the glossary."""
        return self.page(GLOSSARY_PAGE, f"istilah-{kode}")

    def isu(self, kode: str) -> str:
        """An issue in the list of issues."""
        return self.page(ISSUES_PAGE, f"isu-{kode}")

    def konsultasi(self, kode: str) -> str:
        """The page of a consultation."""
        page = page_url(consultation_page(self._blueprint, kode))
        return self.page(page, f"{CONSULTATION}{kode}")

    def aksi(self, item: Aksi) -> str:
        """An activity in its action plan."""
        return self.page(page_url(action_plan_page(self._blueprint, item.id)), item.id)

    def masukan(self, kode: str) -> str:
        """A voice in the register."""
        return self.page(VOICES_PAGE, f"{VOICE}{kode}")

    def kesepakatan(self, kode: str) -> str:
        """An agreement in the table of them."""
        return self.page(AGREEMENTS_PAGE, f"kesepakatan-{kode}")

    def kompetensi(self, kode: str) -> str:
        """A core competence in the table of stages."""
        return self.page(COMPETENCE_PAGE, f"kompetensi-{kode}")

    def kelengkapan(self, kode: str) -> str:
        """What adoption still needs, in the list of it."""
        return self.page(GAPS_PAGE, f"kelengkapan-{kode}")

    def works(self, kabupaten: str | None) -> str:
        """The page of the works in a kabupaten, or the one that counts them and has those of the
        whole province."""
        made = None if kabupaten is None else work_page(self._blueprint, kabupaten)
        return self.page(WORKS_PAGE if made is None else page_url(made))

    def opd(self, kode: str) -> str:
        """An agency in the list of agencies."""
        return self.page(OPD_PAGE, f"opd-{kode}")

    def agency(self, kode: str) -> str:
        """The page of an agency."""
        return self.page(page_url(agency_page(kode)))

    def tujuan(self, kode: str) -> str:
        """A goal, priority or mandate in the table of its plan."""
        (plan,) = (
            plan
            for plan in self._blueprint.rencana.values()
            if any(butir.id == kode for butir in plan.butir)
        )
        own = plan.jenis in _PLANS_OF_THE_REGION
        return self.page(PLANS_PAGE if own else STRATEGY_PAGE, f"tujuan-{kode}")

    def unique_id(self, name: str) -> str:
        """An id made from `name`; used again on the page, it gets a number: name, name-2, …"""
        base = slug(name)
        self._used[base] = self._used.get(base, 0) + 1
        return base if self._used[base] == 1 else f"{base}-{self._used[base]}"


def link(href: str, text: str) -> Html:
    """A link around plain text; nothing else goes inside, for the sake of the PDF's tags."""
    return element("a", {"href": href}, text)


def outside_link(url: str | None, text: str) -> Html:
    """A link to another site where the address is one of the web, else the text alone."""
    if url is None or not url.startswith(("https://", "http://")):
        return element("span", None, text)
    return element("a", {"href": url, "rel": "external"}, text)
