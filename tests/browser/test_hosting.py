"""The recipes of scripts/hosting/ and the pages say the same policy."""

from __future__ import annotations

import re
from pathlib import Path


def test_nginx_sends_the_policy_of_the_pages(root: Path) -> None:
    page = (root / "src/cetakbiru/pages/theme/partials/csp.html").read_text(encoding="utf-8")
    recipe = (root / "scripts/hosting/nginx.conf").read_text(encoding="utf-8")
    in_page = re.search(r'content="([^"]+)"', page)
    in_recipe = re.search(r'default +"(default-src [^"]+)"', recipe)
    assert in_page
    assert "Content-Security-Policy $ppm_policy" in recipe
    assert in_recipe
    assert in_recipe[1] == f"{in_page[1]}; frame-ancestors 'none'"
    assert "unsafe" not in in_recipe[1]
    assert "*" not in in_recipe[1]
