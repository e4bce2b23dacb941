"""Files that stand beside the pages: permanent links, inventory, feeds, calendar, robots.txt."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.about import about
from cetakbiru.outputs.opendata.feed import FEED_FILE, to_feed
from cetakbiru.outputs.opendata.feeds_of_places import write_feeds
from cetakbiru.outputs.opendata.ical import to_ical
from cetakbiru.outputs.opendata.inventory import (
    INVENTORY_FILE,
    items_of_chapters,
    items_of_data,
    to_inventory,
)
from cetakbiru.outputs.opendata.redirects import redirect_page
from cetakbiru.pages.fragments.calendar import CALENDAR_FILE, CALENDAR_FILES, dates_of

ROBOTS_FILE = "robots.txt"
SITEMAPS = ("sitemap.xml", "sitemap.xml.gz")


def write_companions(
    blueprint: Blueprint, site: Path, base_url: str | None, home_url: str | None = None
) -> None:
    """Writes the companions into the finished site; its chapters are read for their anchors.

    `base_url` is the site's own address, or None while it has none: then addresses are relative,
    and the empty sitemap of the renderer goes, since a sitemap needs full addresses.
    `home_url` is where the newest edition always stands: a feed read for years must name that.
    Raises OSError.
    """
    base_url = f"{base_url.rstrip('/')}/" if base_url else None
    home_url = f"{home_url.rstrip('/')}/" if home_url else base_url
    items = items_of_data(blueprint) + items_of_chapters(site)
    edition = about(blueprint)
    for item in items:
        folder = site / item.permalink
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_bytes(redirect_page(item, edition, base_url))
    (site / INVENTORY_FILE).write_bytes(to_inventory(blueprint, items, base_url))
    (site / FEED_FILE).write_bytes(to_feed(blueprint, home_url))
    write_feeds(blueprint, site, home_url)
    every = blueprint.kalender.values()
    (site / CALENDAR_FILE).write_bytes(to_ical(blueprint, every, base_url))
    for role, name in CALENDAR_FILES.items():
        if dates := dates_of(blueprint, role):
            (site / name).write_bytes(to_ical(blueprint, dates, base_url))
    (site / ROBOTS_FILE).write_text(robots(base_url), encoding="utf-8")
    if base_url is None:
        for name in SITEMAPS:
            (site / name).unlink(missing_ok=True)


def robots(base_url: str | None) -> str:
    """Everything may be read; permanent links say themselves that they are no pages."""
    allowed = "User-agent: *\nAllow: /\n"
    # What stands on a line of its own would be a rule.
    return f"{allowed}Sitemap: {''.join(base_url.split())}sitemap.xml\n" if base_url else allowed
