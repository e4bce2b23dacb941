"""What stands directly below the headings of a finished page."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEADING = re.compile(r'<(h[123])(?: [^<>]*?)?\bid="([^"]+)"[^<>]*>.*?</\1>', re.DOTALL)


def below_headings(content: str, told: Mapping[str, str]) -> str:
    """The HTML of a page with each text below its heading, by the anchor of that; "" is the h1."""

    def with_text(heading: re.Match[str]) -> str:
        anchor = "" if heading[1] == "h1" else heading[2]
        return f"{heading[0]}\n{told[anchor]}" if anchor in told else heading[0]

    return _HEADING.sub(with_text, content) if told else content
