"""What a finished page shows as bare marks, and which words of its source it does not show.

The other rules know the mistakes that people make; this one looks at what became of the page, and
so finds those that nobody thought of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from cetakbiru.checks.pages.links import misdefined
from cetakbiru.checks.pages.rendered import rendered
from cetakbiru.checks.pages.text import FILLER, PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.model.text import line_at

_CODE_BLOCK = re.compile(r"<pre\b.*?</pre>", re.S)
_CODE = re.compile(r"<code\b.*?</code>", re.S)
_INLINE_TAG = re.compile(r"</?(?:a|abbr|b|code|em|i|img|kbd|small|span|strong|sub|sup)\b[^<>]*>")
_TAG = re.compile(r"<!--.*?-->|</?[a-z][^<>]*>", re.S)
# In this order; the first that fits a place tells of it.
_MARKS = (
    ("tanda-kode", re.compile(r"`+")),
    ("tanda-tebal", re.compile(r"(?<![*\\])\*\*(?!\*)(?=\S)|(?<=[^\s*])\*\*(?!\*)")),
    ("tanda-tebal", re.compile(r"(?<![_\w])__(?=[^\W_])|(?<=[^\W_])__(?![_\w])")),
    (
        "tanda-tebal",
        re.compile(r"(?<![*\\\d] )(?<![*\\])\*\*(?= [^*\n]{1,200} \*\*(?!\*))"),
    ),
    (
        "tanda-asing",
        re.compile(
            r"~~(?=\S)|(?<![\w~])~(?=[^\W\d][^~\n]*\S~(?![\w~]))"
            r"|\[/(?:b|i|u|s|url|img|quote|code|list|color|size|center)\]"
            r"|\\(?:newpage|pagebreak|frac|sqrt|sum|times|text\w+|begin|end)\b|(?<![\w$])\$(?=[^$\n\d][^$\n]{0,99}[\^_\\][^$\n]{0,99}\$)|==(?=\S[^=\n]*==)"
            r"|^[ \t]*:::|^[ \t]*=== \"|\[!\w+\]|\[\[[^\[\]\n]+\]\]|\^\["
            r"|\$\$|--8<--|(?<=\w)[~^]\w{1,3}[~^]|(?<![\w:]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])"
        ),
    ),
    ("tanda-pangkat", re.compile(r"(?<=[\w)])\^(?:-?\d|n\b)(?![\d^\]])")),
    (
        "tanda-tersisa",
        re.compile(
            r"\]\(|!\[|\[\^|\{[:#.][^{}\n]*\}|\{#[\w-]+[ \t]*$"
            r"|^\*\[(?=[^\]\n]+\])|^(?:'{3}|\"{3})\w*$"
            r"|^:(?=[^\W\d]\w*(?:\s|$))|\\$|<!--|-->|&(?:[a-z]{2,8}|#\d+);|&nbsp"
            r"|^[ \t]*(?:!!!|\?\?\?)\s?\w|^[ \t]*[-+*][ \t]+\S|^[ \t]*>|^[ \t]*#{1,6}\s"
            r"|^[ \t]*\|.*\|[ \t]*$|\|[ \t]*:?-{2,}|^[ \t]*={3,}[ \t]*$"
        ),
    ),
    ("tanda-bintang", re.compile(r"(?<![\w*)])\*(?=[^\W\d_])|(?:^|(?<=[\s(]))_(?=[^\W\d_]{2})")),
)
# How every mark begins: looked for first, where there is none a text is read twelve times as fast.
_BEGINS = r"(?=^[ \t]|[]`*_~\[\\$=:^\-!{'\"<&?+>#|])"
_ANY_MARK = re.compile(f"{_BEGINS}(?:{'|'.join(pattern.pattern for _, pattern in _MARKS)})", re.M)
# How many characters around a mark are looked for in the source: all are best, none is enough.
_CONTEXTS = (1_000, 60, 30, *range(12, -1, -1))
_ENOUGH = 100
# More of them have one cause.
_MOST = 100
_WORD = re.compile(r"[^\W_]+")
_ADDRESS_TAG = re.compile(r"</?[a-zA-Z][^<>@:]*>|&#?\w+;")
_NOTE_MARK = re.compile(r'<sup id="fnref.*?</sup>')
_ATTRIBUTE = re.compile(r' (?:href|src|alt|title|id|class|lang|width|height|start)="([^"]*)"')
_BOX_CLASS = re.compile(r'<(?:div class="admonition|details class=")[^"]*"')
_ITEM_NUMBER = re.compile(r"^[ \t>]*(?:[-*+][ \t]+)*\d+\.[ \t]", re.M)
_UNSHOWN = re.compile(
    r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]*[\w-]+(?:[ \t]+(?:inline|end)\b)*|^\[TOC\]$"
    r"|\]\([^()\n]*\)|\][ ]?\[[^\[\]\n]*\]|\bmarkdown\b"
    r"|\b(?:id|class|lang|title|alt|width|height|start)(?==)"
    # Words that are there for other words: nobody misses them when those are not.
    r"|^[ ]{0,3}\[(?!\^)[^\[\]\n]*\]:[ \t]*\n?[^\n]*|^\*\[[^\]\n]*\][^\n]*",
    re.M,
)


# Marks that begin and end with the same.
_PAIRED = "*_`~=^"


def marks_problems(page: PageText) -> Iterator[Problem]:
    """The marks that a page shows as they were written."""
    used: set[int] = set()
    lines: set[int] = set()
    before = ""
    said = {f"[^{name}]" for name in misdefined(page.prose)}
    at = page.body_start
    text = _text(rendered(page))
    for line in text.split("\n") if _ANY_MARK.search(text) else ():
        for code, pattern in _MARKS:
            match = pattern.search(line)
            if match is None:
                continue
            if len(used) == _MOST:
                return
            # What a page shows stands in the order of its source, but for footnotes.
            at = offset = _place(page, line, match, used, at)
            used.add(offset)
            place = page.position(offset)
            if place.line in lines:
                break
            if _is_said(match, line, said) or (
                code == before == "tanda-tersisa" and place.line - 1 in lines
            ):
                lines.add(place.line)
                break
            before = code
            lines.add(place.line)
            said.add(match[0].strip())
            shown = quote(page.file.line(place.line)[place.column - 1 :])
            mark = match[0].strip()
            yield problem(code, page.file.name, place, mark=mark, value=shown)
            break


def _is_said(match: re.Match[str], line: str, said: set[str]) -> bool:
    """Whether a mark is told with another: an end with its beginning, a note with its text."""
    mark = match[0].strip()
    if mark == "[^":
        return f"{line[match.start() :].partition(']')[0]}]".strip() in said
    return mark == line.strip() == ":::" and mark in said


def _text(html: str) -> str:
    html = _CODE_BLOCK.sub("\n", html)
    html = _CODE.sub(FILLER, html)
    html = _INLINE_TAG.sub("", html)
    return unescape(_TAG.sub("\n", html))


def _place(page: PageText, line: str, match: re.Match[str], used: set[int], since: int) -> int:
    """Where the mark stands in the source: at the place whose surroundings are most alike."""
    text, literal = page.solid, match[0].strip()
    if literal not in text:
        text = page.file.text
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    for width in _CONTEXTS:
        before, after = line[max(start - width, 0) : start], line[start:][: len(literal) + width]
        found = _spots(text, before + after, len(before), used, since) or _spots(
            text, before + after, len(before), used, page.body_start
        )
        # Where a mark that comes in pairs has no fellow in its line, it stayed alone; the middle of
        # a link stands alone in every sound one.
        pairs = not literal.strip(_PAIRED)
        lone = (at for at in found if pairs and line_at(text, at).count(literal) % 2)
        if found:
            return next(lone, found[0])
    word = max(_WORD.findall(line), key=len, default="")
    return max(page.file.text.find(word, page.body_start), page.body_start)


def _spots(text: str, wanted: str, inner: int, used: set[int], since: int) -> list[int]:
    """The first places of a piece of text that are not used yet, each `inner` characters in."""
    found: list[int] = []
    at = text.find(wanted, max(since - inner, 0))
    while at >= 0 and len(found) < _ENOUGH:
        if at + inner not in used:
            found.append(at + inner)
        at = text.find(wanted, at + 1)
    return found


def lost_problems(page: PageText) -> Iterator[Problem]:
    """The words of a page that nobody will see."""
    shown = _CODE.sub(" ", _CODE_BLOCK.sub(" ", rendered(page)))
    shown = _NOTE_MARK.sub(" ", _BOX_CLASS.sub("", shown))
    kept = (*_ATTRIBUTE.findall(shown), _TAG.sub(" ", shown))
    left = Counter(_WORD.findall(unescape(" ".join(kept))))
    source = page.solid
    for pattern in (_ADDRESS_TAG, _ITEM_NUMBER, _UNSHOWN):
        source = pattern.sub(lambda match: re.sub(r"\S", " ", match[0]), source)
    wanted = Counter(_WORD.findall(source))
    lost = wanted - left
    line = 0
    for match in _WORD.finditer(source) if lost else ():
        if lost[match[0]] > 0 and wanted[match[0]] == lost[match[0]]:
            lost[match[0]] = 0
            place = page.position(match.start())
            if place.line != line:
                value = quote(page.file.line(place.line)[place.column - 1 :])
                yield problem("teks-hilang", page.file.name, place, value=value)
            line = place.line
