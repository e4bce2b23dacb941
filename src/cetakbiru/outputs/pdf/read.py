"""One finished page as a chapter's content: nothing of the web left, everything folded open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from urllib.parse import urlsplit

from lxml import html
from lxml.html import HtmlElement

from cetakbiru.fonts import SANS
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.faults import Fault
from cetakbiru.outputs.pdf.links import address_from, chapter_id
from cetakbiru.outputs.pdf.places import Places
from cetakbiru.outputs.pdf.plan import PlannedPage
from cetakbiru.outputs.pdf.views.parts import FROM_PAGE, PAGE_PARTS, SECTION, STANDS_FOR
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.markdown.folded import FOLD

# What serves only readers on a screen: controls, menus, downloads, the status bar of each page.
# The citation of each table and programme is one of them: in print, the imprint has it once.
_WEB_ONLY_CLASSES = (
    *("headerlink", "hanya-web", "md-content__button", "ppm-tersembunyi", "ppm-unduh"),
    *("ppm-status", "ppm-masukan", "ppm-kutip", "ppm-saring", "ppm-tombol"),
)
_WEB_ONLY = "|".join(
    (
        ".//button|.//script|.//style|.//link|.//form|.//input|.//template|.//nav|.//comment()",
        ".//*[@data-ppm-status]|.//*[@data-hanya-web]|.//*[@hidden]",
        *(
            f'.//*[contains(concat(" ", normalize-space(@class), " "), " {name} ")]'
            for name in _WEB_ONLY_CLASSES
        ),
    )
)
_PLAIN = './/time|.//span[@class="ppm-id"]|.//div[@class="ppm-table"]|.//div[@class="ppm-kelompok"]'
_ENTRY = 'contains(concat(" ", @class, " "), " ppm-program ")'
_ENTRIES = f'.//*[{_ENTRY}]|.//*[@class="ppm-butir-rinci"]'
_HIGHLIGHTED = 'contains(concat(" ", @class, " "), " highlight ") or @class="highlighttable"'
# A fold that only shortens the page on a screen; on paper its content just follows, below its name
# unless that stands there already: a table has its caption, an entry its head.
_PLAIN_FOLD = "ppm-lipat"
_NAMED = f".//caption|ancestor::*[{_ENTRY}]"


def read_page(site: Path, page: PlannedPage) -> HtmlElement | None:
    """The article of a page as a section, or None when the site has no such page."""
    return _read(site, page.url)


def _read(site: Path, url: str) -> HtmlElement | None:
    file = site / url / "index.html"
    if not file.is_file():
        return None
    # Without the switch it stops in the middle of what is nested deeply, and says nothing.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    tree = html.parse(str(file), parser=parser).getroot()
    found = tree.xpath('//article[contains(concat(" ", @class, " "), " md-content__inner ")]')
    found = found or tree.xpath("//article") or tree.xpath("//main")
    if not found:
        return None
    section: HtmlElement = found[0]
    section.tag = "section"
    section.attrib.clear()
    section.tail = None
    return section


def read_view(content: Html, site: Path, page: PlannedPage) -> HtmlElement:
    """The HTML of a view as a section, with the parts that it takes from pages of the site."""
    section: HtmlElement = html.fragment_fromstring(content, create_parent="section")
    places = section.xpath(f'.//div[@class="{PAGE_PARTS}"]')
    if page.parts and not any(SECTION not in place.attrib for place in places):
        # A view without a place for them of its own has them at its end.
        places.append(html.Element("div"))
        section.append(places[-1])
    for place in places:
        url = place.get(FROM_PAGE, page.url)
        names = (place.get(SECTION),) if SECTION in place.attrib else page.parts
        source = _read(site, url) if names else None
        if source is not None:
            _unfold_parts(source)
            for name in names:
                for heading in source.xpath(".//h2[@id=$name]", name=name):
                    found = _part(heading)
                    _take(found if SECTION in place.attrib else [heading, *found], place)
            _take(source.xpath('.//div[@class="footnote"]') if len(place) else [], place)
            if url != page.url:
                _hold_elsewhere(place, url)
        place.drop_tag()
    return section


def stood_for(section: HtmlElement) -> dict[str, str]:
    """The id of each element that stands for a page, by that page's address."""
    return {
        element.attrib.pop(STANDS_FOR): element.get("id", "")
        for element in section.xpath(f".//*[@{STANDS_FOR}]")
    }


def _take(elements: Iterable[HtmlElement], place: HtmlElement) -> None:
    for element in elements:
        element.tail = None
        place.append(element)


def _hold_elsewhere(place: HtmlElement, url: str) -> None:
    """Makes ids and links of another page's part hold on this one, among parts of others."""
    own = {
        one.get("id", ""): f"{chapter_id(url)}-{one.get('id')}" for one in place.xpath(".//*[@id]")
    }
    for element in place.iterdescendants():
        if element.get("id") in own:
            element.set("id", own[element.get("id", "")])
        for name in ("href", "src"):
            parts = urlsplit(element.get(name, ""))
            if parts.scheme or not (parts.path or parts.fragment):
                continue
            if not parts.path and parts.fragment in own:
                element.set(name, f"#{own[parts.fragment]}")
                continue
            target = address_from(url, parts.path) if parts.path else url
            element.set(name, f"/{target}{f'#{parts.fragment}' if parts.fragment else ''}")


def clean(section: HtmlElement, places: Places) -> Iterator[Fault]:
    """Makes the section fit for paper; yields a fault for each image without text, and for each
    address that no program can read."""
    yield from _unreadable_addresses(section, places)
    _unfold_parts(section)
    for element in section.xpath(_WEB_ONLY):
        if element.getparent() is not None:
            dom.drop(element)
    dom.restore_svg_names(section)
    _unwrap(section)
    _leave_code(section)
    _open_details(section)
    _open_tabs(section)
    _pair_figures(section)
    _run_facts_on(section)
    yield from _images_without_text(section, places)


def _unfold_parts(section: HtmlElement) -> None:
    """Leaves of each part that folds its heading and what follows, as if it had never folded."""
    for fold in section.xpath(f'.//details[@class="{FOLD}"]'):
        for summary in fold.findall("summary"):
            summary.drop_tag()
        fold.drop_tag()


def _part(heading: HtmlElement) -> list[HtmlElement]:
    """What follows a heading up to the next of its level; notes stay, below all."""
    return list(
        takewhile(
            lambda one: one.tag != heading.tag and "footnote" not in dom.classes(one),
            heading.itersiblings(),
        )
    )


def _unwrap(section: HtmlElement) -> None:
    """Takes away boxes that print gives no looks: each costs its time in layout."""
    for element in section.xpath(_PLAIN):
        element.drop_tag()


def _leave_code(section: HtmlElement) -> None:
    """Leaves of highlighted code its lines and its name: no colours, and no numbers beside it."""
    for box in section.xpath(f".//*[{_HIGHLIGHTED}]"):
        for numbers in box.xpath('.//*[@class="linenos" or @class="linenodiv"]'):
            if numbers.getparent() is not None:
                dom.drop(numbers)
        for name in box.xpath('.//span[@class="filename"]'):
            name.tag = "p"
            name.set("class", "judul-terbuka")
        for part in box.xpath(".//table|.//tbody|.//tr|.//th|.//td|.//pre//span|.//pre//a"):
            part.drop_tag()
        if box.tag == "table":
            box.tag = "div"
        box.attrib.pop("class")


def _open_details(section: HtmlElement) -> None:
    for details in dom.elements(section, "details"):
        if _PLAIN_FOLD in dom.classes(details) and details.xpath(_NAMED):
            for summary in details.findall("summary"):
                dom.drop(summary)
            details.drop_tag()
            continue
        details.tag = "div"
        dom.add_class(details, "terbuka")
        details.attrib.pop("open", None)
        for summary in details.findall("summary"):
            summary.tag = "p"
            dom.add_class(summary, "judul-terbuka")


def _open_tabs(section: HtmlElement) -> None:
    """Lays the tabs of a set one below another, each under its label."""
    for tabs in section.xpath('.//div[contains(concat(" ", @class, " "), " tabbed-set ")]'):
        labels = [dom.text_of(one) for one in tabs.xpath(".//label")]
        blocks = tabs.xpath('.//div[contains(@class, "tabbed-block")]')
        opened = dom.new("div", class_="terbuka")
        for at, block in enumerate(blocks):
            title = labels[at] if at < len(labels) else ""
            opened.append(dom.new("p", title, class_="judul-terbuka"))
            part = dom.new("div")
            dom.move_children(block, part)
            opened.append(part)
        opened.tail = tabs.tail
        parent = tabs.getparent()
        parent.replace(tabs, opened)


def _pair_figures(section: HtmlElement) -> None:
    """Sets a figure and the table of its figures side by side."""
    for figure in dom.elements(section, "figure"):
        table = figure.getnext()
        if table is None or table.tag != "div" or "terbuka" not in dom.classes(table):
            continue
        if table.find(".//table") is None or (figure.tail or "").strip():
            continue
        pair = dom.new("div", class_="berdampingan")
        parent = figure.getparent()
        if parent is None:
            continue
        pair.tail, figure.tail, table.tail = table.tail, None, None
        parent.replace(figure, pair)
        pair.append(figure)
        pair.append(table)


def _run_facts_on(section: HtmlElement) -> None:
    """Sets the facts of each programme, indicator or meeting in one run."""
    for entry in section.xpath(_ENTRIES):
        first, *more = entry.findall("dl") or [None]
        for facts in more:
            for group in facts.findall("div"):
                first.append(group)
            dom.drop(facts)
        if first is not None:
            dom.add_class(first, "berderet")
            for part in first.xpath(".//dt|.//dd|./div|.//li"):
                part.tail = " "


def _unreadable_addresses(section: HtmlElement, places: Places) -> Iterator[Fault]:
    """Takes them away, so that nothing after this stumbles over one."""
    for element in section.xpath(".//*[@href or @src]"):
        for name in {"href", "src"} & set(element.attrib):
            address = element.get(name)
            try:
                urlsplit(address)
            except ValueError:
                element.attrib.pop(name)
                what = f"alamat {address!r} tidak terbaca; salin ulang dari sumbernya"
                yield Fault(places.of(element, address), what)


def _images_without_text(section: HtmlElement, places: Places) -> Iterator[Fault]:
    remedy = "tambahkan teks pengganti yang menjelaskan isi gambar"
    for image in dom.elements(section, "img"):
        if not (image.get("alt") or "").strip():
            source = image.get("src", "")
            place = places.of(image, source.rpartition("/")[2])
            yield Fault(place, f"gambar {source!r} tidak mempunyai teks; {remedy}")
    for svg in dom.elements(section, "svg"):
        # Text in drawings does not inherit from the page, and fonts of a system differ.
        svg.set("font-family", SANS)
        if svg.get("aria-hidden") == "true":
            continue
        title = svg.find("title")
        if title is None or not dom.text_of(title):
            yield Fault(places.of(svg), f"gambar SVG tidak mempunyai title; {remedy}")
        else:
            _describe(svg, title)


def _describe(svg: HtmlElement, title: HtmlElement) -> None:
    """Puts title and description together at the head: print readers hear one text."""
    description = svg.find("desc")
    parts = [dom.text_of(title)]
    if description is not None:
        parts.append(dom.text_of(description))
        dom.drop(description)
    title.text = ". ".join(part.rstrip(".") for part in parts if part) + "."
    svg.set("role", "img")
    svg.attrib.pop("aria-labelledby", None)
    for inner in svg.xpath(".//title")[1:]:
        dom.drop(inner)
    for link in svg.xpath(".//a"):
        # Links in drawings get no annotation in PDF; the table beneath holds the same links.
        link.drop_tag()
