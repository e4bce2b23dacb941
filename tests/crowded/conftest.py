"""The crowded province, written and built once a test run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cetakbiru.model.load import Blueprint, load_blueprint
from tests.crowded.make import write_crowded
from tests.running import run


@pytest.fixture(scope="session")
def crowded_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the province; each worker writes its own."""
    return write_crowded(tmp_path_factory.mktemp("ramai")) / "data"


@pytest.fixture(scope="session")
def crowded(crowded_data: Path) -> Blueprint:
    return load_blueprint(crowded_data)


@pytest.fixture(scope="session")
def crowded_site(crowded_data: Path) -> Path:
    """The built site; in a few seconds each worker builds its own."""
    project = crowded_data.parent
    answer = run(project, "ppm", "build", "--skip", "pdf")
    assert answer.code == 0, answer.err
    return project / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test; the plugin's own warns with this version of pytest."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
