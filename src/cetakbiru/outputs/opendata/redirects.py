"""The small page behind a permanent link: it leads on at once, with or without JavaScript."""

from __future__ import annotations

from cetakbiru.outputs.opendata.about import About
from cetakbiru.outputs.opendata.inventory import Item
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import link


def redirect_page(item: Item, about: About, base_url: str | None) -> bytes:
    """The page id/<ID>/index.html. Search engines are sent to the place itself."""
    target = f"../../{item.url}"
    canonical = (f"{base_url}{item.url}" if base_url else target).partition("#")[0]
    description = (
        f"Tautan tetap {item.id} menuju {item.title}, edisi {about.version} "
        f"({about.status_label.lower()})."
    )
    head = lines(
        (
            element("meta", {"charset": "utf-8"}),
            element("title", None, f"{item.title} ({item.id}) – {about.short_title}"),
            element("meta", {"http-equiv": "refresh", "content": f"0; url={target}"}),
            element("meta", {"name": "robots", "content": "noindex"}),
            element("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            element("meta", {"name": "description", "content": description}),
            element("link", {"rel": "canonical", "href": canonical}),
        )
    )
    body = element(
        "main",
        None,
        "\n",
        lines(
            (
                element("h1", None, item.title),
                element("p", None, description),
                element("p", None, link(target, f"Buka {item.title}")),
            )
        ),
        "\n",
    )
    page = lines(
        (
            Html("<!doctype html>"),
            element(
                "html",
                {"lang": "id"},
                "\n",
                lines((element("head", None, "\n", head, "\n"), element("body", None, body))),
                "\n",
            ),
        )
    )
    return fragment(page, "\n").encode()
