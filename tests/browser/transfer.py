"""What the first view of a page asks for and how many bytes travel, headers included."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

_PAUSE_MS = 50
_PATIENCE_MS = 30_000


@dataclass(frozen=True)
class View:
    """Bytes by address, in the order of the requests."""

    requests: dict[str, int]

    @property
    def transferred(self) -> int:
        return sum(self.requests.values())


def first_view(browser: Browser, address: str) -> View:
    """Opens `address` with an empty cache and waits until all that it asks for has come."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        addresses: dict[str, str] = {}
        sizes: dict[str, int] = {}
        failed: set[str] = set()
        session.on(
            "Network.requestWillBeSent",
            # The end of a worker's script is told to the worker alone, so it is left out.
            lambda event: addresses.update(
                {event["requestId"]: event["request"]["url"]}
                if "/workers/" not in event["request"]["url"]
                else {}
            ),
        )
        session.on(
            "Network.loadingFinished",
            lambda event: sizes.update({event["requestId"]: round(event["encodedDataLength"])}),
        )
        session.on("Network.loadingFailed", lambda event: failed.add(event["requestId"]))
        # What lies on another host is asked for and counted, but never fetched.
        ours = f"{urlsplit(address).scheme}://{urlsplit(address).netloc}/"
        context.route(lambda url: not url.startswith(ours), lambda route: route.abort())
        page.goto(address)
        _until(page, lambda: addresses.keys() <= sizes.keys() | failed)
        return View({url: sizes.get(key, 0) for key, url in addresses.items()})
    finally:
        context.close()


def _until(page: Page, holds: Callable[[], bool]) -> None:
    for _ in range(_PATIENCE_MS // _PAUSE_MS):
        if holds():
            return
        page.wait_for_timeout(_PAUSE_MS)
    raise TimeoutError("what the page asked for did not come")
