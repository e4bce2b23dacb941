"""Lists of contents: each line with what it leads to."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.words import plain, string


def contents_markup(element: HtmlElement) -> str:
    """A list of what stands where, in the words of the HTML and the order of the document."""
    lines = []
    kind = "heading"
    for item in element.findall("li"):
        link = item.find("a")
        if link is None:
            continue
        target = link.get("href", "")[1:]
        level = max((int(name[-1]) for name in _levels(item)), default=1)
        number = item.find("span")
        if number is not None and dom.text_of(number).startswith(("Tabel", "Gambar")):
            kind = dom.text_of(number).split()[0].lower()
        mark = f"[{plain(dom.text_of(number))}]" if number is not None else "none"
        title = f"[{plain(dom.text_of(link))}]"
        lines.append(f"{string(target)}: ({level}, {mark}, {title})")
    return f"#daftar-halaman({string(kind)}, ({', '.join(lines)},))\n\n" if lines else ""


def _levels(item: HtmlElement) -> list[str]:
    return [name for name in dom.classes(item) if re.fullmatch(r"tingkat-\d", name)]
