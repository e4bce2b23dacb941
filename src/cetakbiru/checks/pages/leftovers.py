"""Words that a broken macro leaves in a page: nobody may write them in visible text.

The finished site is searched for them; what people wrote is told before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote

# Words that a broken macro, an empty cell or a float leaves in a page's visible text.
LEFTOVERS = re.compile(
    r"\{\{|\{%|\bMacro\b|\bnan\b|\bNone\b|\d[eE][+-]\d|\bTraceback\b|[\ue000-\uf8ff]|\bundefined\b"
)
# Looking for these in a whole text first is far cheaper.
_TRACES = ("{{", "{%", "Macro", "None", "Traceback", "undefined")
_NAN = re.compile(r"nan\b(?<!\wnan)")
# A float with its power of ten. Each begins with plain letters, which are found ten times as fast.
_FLOATS = [re.compile(rf"{sign}(?<=\d{sign})\d") for sign in (r"e\+", "e-", r"E\+", "E-")]
# In UTF-8 every character of the private use area begins with one of these two.
_PRIVATE = (b"\xee", b"\xef")
_PRIVATE_START = "\ue000"
_RAWS = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_BRACES = re.compile(r"\{\{|\{%")
_MACROS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
# Addresses and attributes are no visible text.
_UNSEEN = re.compile(r"(?<=\])\([^()\s]*\)|<[^<>\n]*>|^ {0,3}\[[^\]\n]+\]:\s.*|\{[^{}\n]*\}", re.M)


def may_hold_leftovers(whole: str) -> bool:
    """Whether a closer look at a text is due."""
    content = whole.encode("utf-8", errors="surrogatepass")
    return (
        any(trace in whole for trace in _TRACES)
        or _NAN.search(whole) is not None
        or any(byte in content for byte in _PRIVATE)
        or any(pattern.search(whole) for pattern in _FLOATS)
    )


def leftover_problems(page: PageText) -> Iterator[Problem]:
    """What of a page's own text would be taken for a leftover in the finished site."""
    yield from _shown_braces(page)
    text = page.prose
    if not may_hold_leftovers(text):
        return
    for blanked in (_MACROS, _UNSEEN):
        text = blanked.sub(lambda match: re.sub(r"[^\r\n]", " ", match[0]), text)
    if not may_hold_leftovers(text):
        return  # as on every page whose macros are whole
    for found in LEFTOVERS.finditer(text):
        if found[0] >= _PRIVATE_START or found[0] in ("{%", "{{"):
            continue  # told as a character, or with the macros
        yield problem(
            "sisa-templat", page.file.name, page.position(found.start()), value=quote(found[0])
        )


def _shown_braces(page: PageText) -> Iterator[Problem]:
    """Braces that `raw` lets through to the reader, where they are no code."""
    if "raw" not in page.file.text or page.file.text.count("endraw") * 2 != len(
        _RAWS.findall(page.file.text)
    ):
        return  # without it, or not closed, which is told
    for found in _BRACES.finditer(page.unraw):
        line = page.file.line(page.position(found.start()).line)
        # Braces that are blank in the prose stand between raw and endraw.
        if page.prose[found.start()] == " " and not line.startswith(("    ", "\t")):
            yield problem(
                "sisa-templat", page.file.name, page.position(found.start()), value=quote(found[0])
            )
