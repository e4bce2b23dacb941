"""What is made after the pages, each from the data and from the site as it stands by then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cetakbiru.base.errors import Refused
from cetakbiru.base.project import Project
from cetakbiru.editions.context import EditionContext, write_edition_files
from cetakbiru.editions.published import FOLDER
from cetakbiru.model.addresses import FEEDS
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.beside import write_beside
from cetakbiru.outputs.card import CARD_FILE
from cetakbiru.outputs.card.content import write_card
from cetakbiru.outputs.handout import write_handouts
from cetakbiru.outputs.near import write_near
from cetakbiru.outputs.offline import OFFLINE_FILE, offline_zip
from cetakbiru.outputs.opendata.companions import ROBOTS_FILE, SITEMAPS, write_companions
from cetakbiru.outputs.opendata.data import export_data
from cetakbiru.outputs.opendata.feed import FEED_FILE
from cetakbiru.outputs.opendata.inventory import INVENTORY_FILE
from cetakbiru.outputs.planning.publish import RULES_FILES
from cetakbiru.outputs.reader import Reader
from cetakbiru.outputs.search import write_index
from cetakbiru.pages.fragments.beside.page import RECORD_FILE
from cetakbiru.pages.fragments.calendar import CALENDAR_FILE, CALENDAR_FILES
from cetakbiru.pages.fragments.near.page import ASSETS
from cetakbiru.site.inspect import inspect_site

_DOWNLOADS = "unduhan/"


@dataclass(frozen=True)
class Site:
    """A site in the making: whose it is, what it is made from, its folder and its address.

    `address` is "" while the site has none; `reader` reads finished pages, each once.
    """

    project: Project
    blueprint: Blueprint
    context: EditionContext
    folder: Path
    address: str
    reader: Reader = field(default_factory=Reader)


@dataclass(frozen=True)
class Output:
    """Something made after the pages. `makes`: where its files lie, which only it writes.

    `of_pages`: made of the finished pages or of the site in its folder, and not of the data alone.
    """

    name: str
    title: str
    write: Callable[[Site], None]
    makes: tuple[str, ...] = ()
    of_pages: bool = False


def _card(site: Site) -> None:
    write_card(site.blueprint, site.folder)


def _open_data(site: Site) -> None:
    export_data(site.blueprint, site.folder / "data")
    home = site.blueprint.edisi.edition_address
    write_companions(site.blueprint, site.folder, home, site.address)


def _planning(site: Site) -> None:
    from cetakbiru.outputs.planning.publish import write_plan_tools

    write_plan_tools(site.blueprint, site.folder)


def _near(site: Site) -> None:
    write_near(site.blueprint, site.folder)


def _beside(site: Site) -> None:
    write_beside(site.blueprint, site.folder)


def _search(site: Site) -> None:
    write_index(site.blueprint, site.folder, site.reader.pages_of)


def _pdf(site: Site) -> None:
    # Imported here: printing needs libraries of the system that pages do without.
    from cetakbiru.site.printing import write_all_pdfs

    write_all_pdfs(site.project, site.blueprint, site.folder)


def _handout(site: Site) -> None:
    write_handouts(site.blueprint, site.folder)


def _editions(site: Site) -> None:
    write_edition_files(site.context, site.blueprint, site.folder)


def _offline(site: Site) -> None:
    target = site.folder / OFFLINE_FILE
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(offline_zip(site.blueprint, site.folder))


OUTPUTS = (
    Output("card", "Menggambar kartu sosial", _card, (CARD_FILE,)),
    Output(
        "opendata",
        "Menulis data terbuka",
        _open_data,
        (
            *("data/", "id/", FEED_FILE, f"{FEEDS}/", INVENTORY_FILE, ROBOTS_FILE, *SITEMAPS),
            *(CALENDAR_FILE, *CALENDAR_FILES.values()),
        ),
        of_pages=True,
    ),
    Output("planning", "Menulis lembar rencana", _planning, (_DOWNLOADS, *RULES_FILES)),
    Output("near", "Menulis jawaban wilayah", _near, (f"{ASSETS}/",)),
    Output("beside", "Menulis perbandingan wilayah", _beside, (RECORD_FILE,)),
    Output("search", "Menyusun pencarian", _search, ("assets/search/",), of_pages=True),
    Output("pdf", "Mencetak PDF", _pdf, (_DOWNLOADS,), of_pages=True),
    Output("handout", "Menyusun berkas wilayah", _handout, (_DOWNLOADS,), of_pages=True),
    # It lists the downloads that stand by then.
    Output("editions", "Mencatat edisi", _editions, (f"{FOLDER}/",), of_pages=True),
    # It packs everything that the others have written.
    Output("offline", "Menyusun salinan luring", _offline, (OFFLINE_FILE,), of_pages=True),
)


def refuse_faults(site: Site, absent: Iterable[Output] = ()) -> None:
    """Raises Refused with every fault of the finished site.

    Links to what the `absent` outputs would have made may lead nowhere.
    """
    left_out = tuple(path for output in absent for path in output.makes)
    faults = inspect_site(site.folder, site.address, left_out, site.reader.pages_of)
    if faults:
        raise Refused("\n".join(_told(len(faults), (f"{one.page}: {one.what}" for one in faults))))


def _told(count: int, faults: Iterator[str]) -> Iterator[str]:
    yield f"Situs jadi mengandung {count} kesalahan:"
    yield from (f"  {fault}" for fault in faults)
    yield "Perbaiki halaman atau data yang disebut, lalu bangun lagi."
