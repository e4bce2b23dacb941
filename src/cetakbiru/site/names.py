"""What the steps and renderers of a build are called, for those who need no more than the names."""

from __future__ import annotations

STEP_NAMES = ("cite", "card", "export", "plans", "search", "pdf", "offline")
RENDERER_NAMES = ("mkdocs", "properdocs", "zensical")
