"""What lies at the root of the published site: the way to the right edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cetakbiru.editions.aliases import preferred_alias

# Without a script: the site's rules for content allow none inside a page.
REDIRECT_TEMPLATE = Path(__file__).with_name("alihan.html")


def root_files(
    entries: Sequence[Mapping[str, Any]], aliases: Mapping[str, str], address: str
) -> Iterator[tuple[str, str]]:
    """Name and text of each file. Without an address nothing absolute can be said."""
    preferred = preferred_alias(aliases)
    yield "404.html", _not_found(entries, preferred, address)
    if address:
        base = address.rstrip("/")
        sitemap = f"{base}/{preferred}/sitemap.xml"
        yield (
            "sitemap.xml",
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            f"  <sitemap><loc>{escape(sitemap)}</loc></sitemap>\n"
            "</sitemapindex>\n",
        )
        yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"
    else:
        yield "robots.txt", "User-agent: *\nAllow: /\n"


def _not_found(entries: Sequence[Mapping[str, Any]], preferred: str, address: str) -> str:
    base = urlsplit(address).path.rstrip("/") if address else ""
    rows = "\n".join(
        f'    <li><a href="{escape(base)}/{escape(entry["version"])}/">'
        f"Edisi {escape(entry['title'])}</a></li>"
        for entry in entries
    )
    return f"""<!DOCTYPE html>
<html lang="id">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="robots" content="noindex">
  <title>Halaman tidak ditemukan</title>
</head>
<body>
  <h1>Halaman tidak ditemukan</h1>
  <p>Alamat ini tidak ada pada edisi mana pun. Mulailah dari
  <a href="{escape(base)}/{preferred}/">edisi yang dianjurkan</a>, atau pilih edisi:</p>
  <ul>
{rows}
  </ul>
</body>
</html>
"""
