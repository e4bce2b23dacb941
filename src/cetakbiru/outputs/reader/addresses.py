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


def upwards(folder: str, link: str) -> tuple[str, str]:
    """The folder that the leading "../" of a link lead to, and what remains: "./" for nothing.

    Pages of a site mostly share these two, however deep they stand.
    """
    while link.startswith("../"):
        folder, link = folder.rpartition("/")[0], link[3:]
    return folder, link if link[:1] not in ("", "#", "?") else f"./{link}"


def page_in(folder: str) -> str:
    """A page in the folder; which one does not matter to a link with a path."""
    return f"{folder}/index.html" if folder else "index.html"
