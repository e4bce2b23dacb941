"""The differences between a renderer's site and that of MkDocs that are no fault, with reasons.

None is inside a page: there, nothing may differ.
"""

from __future__ import annotations

# Files that one of the two sites has and the other has not, or not the same: name and reason.
IN_FILES: dict[str, dict[str, str]] = {
    "properdocs": {},
    "zensical": {
        r"assets/(stylesheets|javascripts)/.*": "what no page of ours loads of the theme",
        r"sitemap\.xml": "the same addresses in other white space, without the edition's date",
        r"sitemap\.xml\.gz": "Zensical leaves compression to the server",
    },
}
