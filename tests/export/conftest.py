"""The fixtures of the open data, until the test of its workbooks stands beside them."""

from __future__ import annotations

from tests.outputs.opendata.conftest import hostile, real_export  # noqa: F401 - fixtures
