"""Permanent links, inventory, feed, calendar, robots: they resolve and stay what they were."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from lxml import html

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.companions import write_companions
from cetakbiru.outputs.opendata.feed import to_feed
from cetakbiru.outputs.opendata.ical import to_ical

GOLDEN = Path(__file__).parent / "golden" / "inventaris.json"
ADDRESS = "https://contoh.invalid/ppm/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
CHAPTER = """<!doctype html><html lang="id"><body><article>
<h1 id="bab">BAB I <em>Contoh</em><a class="headerlink" href="#bab">#</a></h1>
<h2 id="latar">Latar &amp; maksud<a class="headerlink" href="#latar">#</a></h2>
<h2>Tanpa jangkar</h2>
<h3 id="../../rusak">Jangkar yang keluar dari foldernya</h3>
</article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished site of one chapter."""
    folder = tmp_path / "cetak-biru" / "bab-1"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(CHAPTER, encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset/>", encoding="utf-8")
    return tmp_path


def test_the_inventory_keeps_its_shape(province: Blueprint, site: Path) -> None:
    write_companions(province, site, None)
    found = (site / "inventaris.json").read_text(encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_an_address_makes_full_links(province: Blueprint, site: Path) -> None:
    write_companions(province, site, ADDRESS.rstrip("/"))
    assert _json(site / "inventaris.json")["alamat"] == ADDRESS
    page = html.fromstring((site / "id/PRG-9901-PEN-01/index.html").read_bytes())
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{ADDRESS}kabupaten/contoh-utara/"]
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert f"Sitemap: {ADDRESS}sitemap.xml" in robots
    assert (site / "sitemap.xml").exists()


def test_without_an_address_there_is_no_sitemap(province: Blueprint, site: Path) -> None:
    write_companions(province, site, None)
    assert not (site / "sitemap.xml").exists()
    assert "Sitemap" not in (site / "robots.txt").read_text(encoding="utf-8")


def test_a_permanent_link_leads_on_without_script(province: Blueprint, site: Path) -> None:
    write_companions(province, site, None)
    page = html.fromstring((site / "id/PRG-9901-PEN-01/index.html").read_bytes())
    target = "../../kabupaten/contoh-utara/#PRG-9901-PEN-01"
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={target}"]
    assert page.xpath("//main//a/@href") == [target]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not page.xpath("//script | //style | //@style")


def test_markup_in_a_title_stays_text(province: Blueprint, site: Path) -> None:
    program = replace(province.program["PRG-9901-PEN-01"], nama='<script>"&')
    changed = replace(province, program={program.id: program})
    write_companions(changed, site, None)
    page = html.fromstring((site / "id/PRG-9901-PEN-01/index.html").read_bytes())
    assert page.xpath("//h1/text()") == ['<script>"&']
    assert not page.xpath("//script")


@pytest.mark.site
def test_every_item_of_the_real_site_resolves(built_site: Path) -> None:
    items: dict[str, Any] = _json(built_site / "inventaris.json")["butir"]
    anchors: dict[str, set[str]] = {}
    for name, item in items.items():
        page, _, anchor = item["url"].partition("#")
        if page not in anchors:
            tree = html.fromstring((built_site / page / "index.html").read_bytes())
            anchors[page] = {str(one) for one in tree.xpath("//@id")}
        assert not anchor or anchor in anchors[page], name
        link = (built_site / item["tautan_tetap"] / "index.html").read_text(encoding="utf-8")
        assert f'url=../../{item["url"]}"' in link
    kinds = {item["jenis"] for item in items.values()}
    assert kinds == {"arah", "indikator", "bab", "bagian", "konsultasi", "masukan"}


def test_the_feed_has_what_atom_asks_for(province: Blueprint) -> None:
    for address in (None, ADDRESS):
        feed = Xml.fromstring(to_feed(province, address))  # noqa: S314 - made by this test
        for name in ("id", "title", "updated", "author/a:name"):
            assert feed.findtext(f"a:{name}", namespaces=ATOM)
        entries = feed.findall("a:entry", ATOM)
        assert len(entries) == 1 + len(province.edisi.peristiwa)
        ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
        assert len(set(ids)) == len(ids)
        days = [entry.findtext("a:updated", "", ATOM) for entry in entries]
        assert days == sorted(days, reverse=True)
        assert feed.findtext("a:updated", namespaces=ATOM) == days[0]


def test_feed_entries_keep_their_ids_when_the_edition_changes(province: Blueprint) -> None:
    later = replace(province, edisi=replace(province.edisi, versi="2027.1", judul_pendek="Lain"))
    first, second = (_event_ids(to_feed(one, None)) for one in (province, later))
    assert first & second == first - {min(first - second)}


def test_every_kabupaten_has_a_feed_of_what_was_said_about_it(
    province: Blueprint, site: Path
) -> None:
    write_companions(province, site, ADDRESS)
    feeds = {path.stem: path for path in (site / "umpan").iterdir()}
    assert set(feeds) == {item.slug for item in province.kabupaten.values()}
    for slug, path in feeds.items():
        feed = Xml.fromstring(path.read_bytes())  # noqa: S314 - made by this test
        for name in ("id", "title", "updated", "author/a:name"):
            assert feed.findtext(f"a:{name}", namespaces=ATOM)
        (own,) = (one for one in feed.findall("a:link", ATOM) if one.get("rel") == "self")
        assert own.get("href") == f"{ADDRESS}umpan/{slug}.xml"
        days = [one.findtext("a:updated", "", ATOM) for one in feed.findall("a:entry", ATOM)]
        assert days == sorted(days, reverse=True)


def test_feeds_of_kabupaten_lead_up_to_the_site_while_it_has_no_address(
    province: Blueprint, site: Path
) -> None:
    write_companions(province, site, None)
    feed = Xml.parse(site / "umpan/contoh-utara.xml").getroot()  # noqa: S314 - made by this test
    leads = [one.get("href") for one in feed.findall("a:entry/a:link", ATOM)]
    assert "../konsultasi/kon-01/#konsultasi-KON-01" in leads
    alternate = feed.find("a:link", ATOM)
    assert alternate is not None
    assert alternate.get("href") == "../kabupaten/contoh-utara/"


def test_a_feed_without_entries_is_as_new_as_the_edition(province: Blueprint, site: Path) -> None:
    write_companions(replace(province, konsultasi={}, masukan={}), site, None)
    feed = Xml.parse(site / "umpan/contoh-utara.xml").getroot()  # noqa: S314 - made by this test
    assert not feed.findall("a:entry", ATOM)
    day = province.edisi.tanggal.isoformat()
    assert feed.findtext("a:updated", namespaces=ATOM) == f"{day}T00:00:00Z"


def _event_ids(feed: bytes) -> set[str]:
    entries = Xml.fromstring(feed).findall("a:entry", ATOM)  # noqa: S314 - made by this test
    return {entry.findtext("a:id", "", ATOM) for entry in entries}


def test_the_feed_tells_the_release_notes(real: Blueprint) -> None:
    (log,) = real.raw.trees["rilis"]
    note = log.value["rilis"][0]
    text = to_feed(real, None).decode()
    assert note["versi"] != real.edisi.versi or note["ringkasan"] in text


def test_the_calendar_holds_every_date(real: Blueprint) -> None:
    events = list(_events(to_ical(real, real.kalender.values(), ADDRESS)))
    assert len(events) == len(real.kalender)
    for event, item in zip(events, real.kalender.values(), strict=True):
        assert event["SUMMARY"] == item.judul.replace(",", "\\,")
        assert event["DTSTART;VALUE=DATE"] == item.tanggal.strftime("%Y%m%d")
        assert event.get("RRULE") == ("FREQ=YEARLY" if item.berulang == "tahunan" else None)
        assert event["UID"].startswith(item.id)
        assert real.sumber[item.sumber[0]].penerbit in event["DESCRIPTION"].replace("\\", "")


def test_calendar_lines_are_short_and_escaped(province: Blueprint) -> None:
    (item,) = list(province.kalender.values())[:1]
    odd = replace(item, judul="Koma, titik; koma \\ dan\nbaris — " + "é" * 80)
    text = to_ical(province, [odd], None)
    lines = text.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in lines)
    (event,) = _events(text)
    assert event["SUMMARY"] == "Koma\\, titik\\; koma \\\\ dan\\nbaris — " + "é" * 80


def _events(text: bytes) -> Iterator[dict[str, str]]:
    unfolded = text.decode().replace("\r\n ", "")
    for body in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", unfolded, re.DOTALL):
        lines = body.split("\r\n")[:-1]
        yield {name: value for name, _, value in (line.partition(":") for line in lines)}


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
