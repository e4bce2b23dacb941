"""The differences between renderers that are no fault, each by name and with its reason."""

from __future__ import annotations

import re

from tests.renderers.pages import Allowed

# Inside pages.
IN_PAGES: dict[str, tuple[Allowed, ...]] = {
    "properdocs": (),
    "zensical": (
        Allowed(
            "style sheets of the theme",
            re.compile(r"/assets/stylesheets/(?:classic/)?(main|palette)\.[0-9a-f]{8}\.min\.css$"),
            r"/assets/stylesheets/\1.css",
            "the look of Material comes with each renderer, under a name of its own",
        ),
    ),
}

# Files that one of the two sites has and the other has not, or not the same.
IN_FILES: dict[str, dict[str, str]] = {
    "properdocs": {},
    "zensical": {
        r"assets/(stylesheets|javascripts)/.*": "the look of Material comes with each renderer; "
        "the pages load none of its scripts",
        r"sitemap\.xml": "the same addresses in other white space, without the edition's date",
        r"sitemap\.xml\.gz": "Zensical leaves compression to the server (hosting/compress.py)",
    },
}
