"""The fixtures of the open data, until the test of its workbooks stands beside them."""

from __future__ import annotations

from tests.outputs.opendata.conftest import (  # noqa: F401 - fixtures
    hostile,
    province,
    province_data,
    real,
    real_export,
)
