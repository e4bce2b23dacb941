"""A page of the site as it must be to open from a folder: its links name files, not folders."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping
from html import escape, unescape
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from cetakbiru.model.addresses import page_in, resolved, upwards

# Attributes that lead somewhere, as MkDocs and the fragments write them.
_MARKS = ('href="', 'src="', 'action="', 'content="0; url=')
_UP = re.compile(r"(?:\.\./)*")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
# In a folder there is no host of its own: some browsers would block the site's own files.
_OWN_HOST, _OWN_FILES = "'self'", "file:"
_AHEAD = re.compile(r'<link rel="preload"[^>]*>\s*')
# The link to the zip itself, which lies on the site and not in the zip.
_OWN_LINK = re.compile(r' · <a href="[^"]*/situs-luring\.zip">[^<]*</a>')


def as_of_files(html: str) -> str:
    """The page with a Content-Security-Policy for files: nothing inline runs, no host is asked.

    Nor is anything loaded ahead: browsers take that for a request from host to host, and refuse.
    """
    own = _POLICY.sub(lambda match: match[0].replace(_OWN_HOST, _OWN_FILES), html)
    return _AHEAD.sub("", own)


class OfflinePages:
    """Rewrites the pages of a site that has these files; `online` are those to fetch elsewhere."""

    def __init__(self, files: Collection[str], online: Mapping[str, str] | None = None) -> None:
        self._files = files
        self._online = online or {}
        self._known: dict[tuple[str, str], str] = {}

    def page(self, html: str, page: str) -> str:
        """The page at the site path `page` with every link to a folder leading to its index.html.

        Links to other hosts, to anchors and to files stay as they are.
        """
        html = _OWN_LINK.sub("", as_of_files(html))
        for mark in _MARKS:
            html = self._rewritten(html, mark, page, posixpath.dirname(page))
        return html

    def _rewritten(self, html: str, mark: str, page: str, folder: str) -> str:
        """The page with each address after `mark`. Splitting is several times as fast as `re`."""
        pieces = html.split(mark)
        for at in range(1, len(pieces)):
            url, end, rest = pieces[at].partition('"')
            if url[:1] not in ("#", "") and pieces[at - 1][-1:].isspace():
                pieces[at] = self._offline(url, page, folder) + end + rest
        return mark.join(pieces)

    def _offline(self, url: str, page: str, folder: str) -> str:
        if url.startswith("/"):
            return escape(offline_url(unescape(url), page, self._files))
        above, rest = key = upwards(folder, url)
        online = (
            self._online.get(resolved(above, unquote(unescape(rest)))) if self._online else None
        )
        if online is not None:
            return escape(online)
        if key not in self._known:
            known = offline_url(unescape(rest), page_in(above), self._files)
            self._known[key] = escape(known).removeprefix("./")
        return _upward(url) + self._known[key]


def _upward(url: str) -> str:
    found = _UP.match(url)
    return found[0] if found else ""


def offline_url(url: str, page: str, files: Collection[str]) -> str:
    """The address with index.html where it names a folder of the site.

    An address from the root of the host, as the page of errors has, becomes relative.
    """
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path:
        return url
    if parts.path.startswith("/"):
        target = posixpath.normpath(unquote(parts.path)).lstrip("/")
    else:
        target = resolved(posixpath.dirname(page), unquote(parts.path))
    index = f"{target}/index.html" if target else "index.html"
    found = next((name for name in (target, index) if name in files), None)
    if found is None:
        return url
    tail = urlunsplit(("", "", "", parts.query, parts.fragment))
    if parts.path.startswith("/"):
        return quote(posixpath.relpath(found, posixpath.dirname(page) or ".")) + tail
    if found == target:
        return url
    return f"{parts.path.rstrip('/')}/index.html".removeprefix("./") + tail
