"""JSON as scripts and readers of ours are given it."""

from __future__ import annotations

import json
from typing import Any


def compact_json(value: Any) -> str:
    """Plain values as JSON without a space, letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
