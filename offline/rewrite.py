"""A page of the site as it must be to open from a folder: its links name files, not folders."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from html import escape, unescape
from urllib.parse import unquote, urlsplit

# Attributes that lead somewhere, as MkDocs and the fragments write them.
_LINK = re.compile(r'(?P<before>\s(?:href|src)=")(?P<url>[^"]*)(?P<after>")')
_REFRESH = re.compile(r'(?P<before>\scontent="0; url=)(?P<url>[^"]*)(?P<after>")')
# In a folder the browser knows no "own host": some would block the site's own files.
_POLICY = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')


# The link to the zip itself, which lies on the site and not in the zip.
_OWN_LINK = re.compile(r' · <a href="[^"]*/situs-luring\.zip">[^<]*</a>')


def without_policy(html: str) -> str:
    """The page without its Content-Security-Policy."""
    return _POLICY.sub("", html)


def offline_page(html: str, page: str, files: Collection[str]) -> str:
    """The page at the site path `page` with every link to a folder leading to its index.html.

    Links to other hosts, to anchors and to files stay as they are.
    """
    html = _OWN_LINK.sub("", without_policy(html))
    for pattern in (_LINK, _REFRESH):
        html = pattern.sub(_replacement(page, files), html)
    return html


def _replacement(page: str, files: Collection[str]) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        url = offline_url(unescape(match["url"]), page, files)
        return f"{match['before']}{escape(url)}{match['after']}"

    return replace


def offline_url(url: str, page: str, files: Collection[str]) -> str:
    """The address with index.html where it names a folder of the site.

    An address from the root of the host, as the page of errors has, becomes relative.
    """
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path:
        return url
    here = posixpath.dirname(page)
    if parts.path.startswith("/"):
        target = posixpath.normpath(parts.path).lstrip("/")
    else:
        target = posixpath.normpath(posixpath.join(here, parts.path))
    target = "" if target == "." else target
    index = posixpath.join(target, "index.html")
    if unquote(target) in files:
        found = target
    elif unquote(index) in files:
        found = index
    else:
        return url
    relative = posixpath.relpath(found, here or ".")
    tail = f"#{parts.fragment}" if parts.fragment else ""
    return f"{relative}{tail}"
