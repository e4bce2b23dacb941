"""What the first view of a page asks for and how many bytes travel, headers included."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser


@dataclass(frozen=True)
class View:
    """Bytes by address, in the order of the requests."""

    requests: dict[str, int]

    @property
    def transferred(self) -> int:
        return sum(self.requests.values())


def first_view(browser: Browser, address: str) -> View:
    """Opens `address` with an empty cache and waits until nothing more is asked for."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        addresses: dict[str, str] = {}
        sizes: dict[str, int] = {}
        session.on(
            "Network.requestWillBeSent",
            lambda event: addresses.update({event["requestId"]: event["request"]["url"]}),
        )
        session.on(
            "Network.loadingFinished",
            lambda event: sizes.update({event["requestId"]: round(event["encodedDataLength"])}),
        )
        page.goto(address, wait_until="networkidle")
        return View({url: sizes.get(key, 0) for key, url in addresses.items()})
    finally:
        context.close()
