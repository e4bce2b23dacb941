"""What the outputs of a build are called, for those who need no more than the names."""

from __future__ import annotations

OUTPUT_NAMES = ("card", "opendata", "planning", "search", "pdf", "editions", "offline")
