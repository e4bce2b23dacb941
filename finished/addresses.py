"""Where a relative address on a page of the site leads."""

from __future__ import annotations


def resolved(folder: str, path: str) -> str:
    """The path below the site's root of `path` as seen from `folder`; "" is the root itself."""
    parts = folder.split("/") if folder else []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)
