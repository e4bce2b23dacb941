"""The browser of the machine, the pages of the site, and a page that tells what it violates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import ROOT

# The telephone while a change is in the making; the desk with the rest.
WIDTHS = (360, pytest.param(1440, marks=pytest.mark.whole))

# Editions look for their siblings; a site that stands alone has none, and says nothing of it.
_EXPECTED_MISSING = "/versions.json"

_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


def addresses() -> list[str]:
    """Every page of the menu, as an address below the site's root."""

    def walk(entries: list[Any]) -> Iterator[str]:
        for entry in entries:
            target = next(iter(entry.values())) if isinstance(entry, dict) else entry
            if isinstance(target, list):
                yield from walk(target)
            else:
                yield target.removesuffix(".md").removesuffix("index").rstrip("/")

    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return [f"{name}/" if name else "" for name in walk(settings["nav"])]


class Watched:
    """A page together with everything that it complained of and every address that it asked."""

    def __init__(self, context: BrowserContext) -> None:
        self.complaints: list[str] = []
        self.asked: list[str] = []
        context.set_default_timeout(20_000)
        context.add_init_script(_TELL_VIOLATIONS)
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda message: (
                self.complaints.append(f"{message.text} ({message.location.get('url', '')})")
                if message.type in ("error", "warning")
                and not str(message.location.get("url", "")).endswith(_EXPECTED_MISSING)
                else None
            ),
        )


@pytest.fixture(params=WIDTHS)
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    """A page of a telephone and one of a desk; afterwards nothing may have been complained of."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    watched = Watched(context)
    yield watched
    context.close()
    assert watched.complaints == []


@pytest.fixture
def page(watched: Watched) -> Page:
    return watched.page


@pytest.fixture(params=WIDTHS)
def bare(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The same without JavaScript."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser: Browser) -> Iterator[Watched]:
    """A page of a desk alone, for what doesn't depend on the width."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Watched(context)
    context.close()
