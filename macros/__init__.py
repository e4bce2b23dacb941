"""The entry point of renderers: `define_env` registers the macros that a page may call."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Called by mkdocs-macros, and by renderers that follow it, before pages are rendered."""
    # Imported here: cetakbiru.model must load without fragments or a renderer.
    from cetakbiru.site.binding import bind_macros

    bind_macros(env)
