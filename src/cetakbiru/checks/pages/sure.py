"""Pages of which it is sure, without rendering them, that readers see all that they say.

Most pages are headings, paragraphs, flat lists, tables, boxes and footnotes, within which only bold
words, code, plain links and marks of footnotes stand. Of these it is known what Markdown makes:
every word, and no mark. Where anything else stands, only rendering tells (`visible.py`).
"""

from __future__ import annotations

import re

from cetakbiru.checks.pages.text import FILLER, PageText

_CALL = re.compile(r"\{\{.*?\}\}")
# What may act far from where it stands: HTML, fences, escapes, commands, other blanks.
_FAR = re.compile(r"[<\\\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029]|`{3}|~{3}|\{%")
_FENCE = re.compile(r"^```\w*\n(?:(?!.*`{3}).*\n)*?```$", re.M)
_BLANK_LINES = re.compile(r"\n *(?:\n *)*\n")
_ATTRIBUTES = r"\{:? ?[#.][\w-]+(?: [#.][\w-]+)* ?\}"
_HEADING = re.compile(rf"#{{1,6}} +(?:\d+\. )?([^{{}}\n]+?)(?: +{_ATTRIBUTES})?")
_RULE = re.compile("-{3,}")
_BOX = re.compile(r"!!! [\w-]+(?: \"([^\"\n]+)\")?((?:\n {4}.*)+)")
_ITEM = re.compile(r"^(?:(?:[-*+]|\d+\.) +| {1,4}(?! ))", re.M)
_DEFINITION = re.compile(r"^\[\^([\w-]+)\]: ", re.M)
_TERM = re.compile(r"\S.*(?:\n: {1,3}[^ \n].*(?:\n {4}[^ \n].*)*)+")
_DEFINING = re.compile(r"\n(?:: {1,3}| {4})")
_HEAD_OF_TABLE = re.compile(r"\|.*\|\n\|(?: *:?-+:? *\|)+(?:\n|\Z)")
_OWN_ATTRIBUTES = re.compile(rf"\n{_ATTRIBUTES}\Z")
_CODE = re.compile(r"(?<!`)`[^`|\n]+`(?!`)")
_LINK = re.compile(r"(?<!!)\[([^\[\]^*_\n]+)\]\([^\s\[\]()<>\"'*|]+\)")
_NOTE = re.compile(r"\[\^([\w-]+)\](?!:)")
_BOLD = re.compile(r"(?<!\*)\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*(?!\*)")
# What is a mark, of Markdown or of others, or might be one at the beginning of a line.
_NOISE = re.compile(
    r"[`*_~\[\]$^{}>&#|]|==|(?<!\w):(?=[\w:-])|^[^\w(“–—\ue0ff\n]|^\d+[.)](?:\s|$)", re.M
)
_UNKNOWN = "`"


def is_surely_whole(page: PageText) -> bool:
    """Whether a page surely shows all its words and no mark."""
    body = _FENCE.sub("", page.file.text[page.body_start :])
    if _FAR.search(body):
        return False
    text = _CODE.sub(FILLER, _CALL.sub(FILLER, body))
    defined = _DEFINITION.findall(text)
    if len(defined) != len(set(defined)) or set(defined) != set(_NOTE.findall(text)):
        return False
    shown = "\n".join(map(_lines, _BLANK_LINES.split(text.strip("\n"))))
    for pattern, stand_in in ((_LINK, r"\1"), (_NOTE, "1"), (_BOLD, r"\1")):
        shown = pattern.sub(stand_in, shown)
    return _NOISE.search(shown) is None


def _lines(block: str) -> str:
    """The lines of a block without what makes it what it is: whatever is left must be plain."""
    if heading := _HEADING.fullmatch(block):
        return heading[1]
    if _RULE.fullmatch(block):
        return ""
    if box := _BOX.fullmatch(block):
        return f"{box[1] or ''}{box[2]}".replace("\n    ", "\n")
    if _TERM.fullmatch(block):
        return _DEFINING.sub("\n", block)
    if block.startswith("|"):
        return _cells(block)
    if _DEFINITION.match(block):
        return _DEFINITION.sub("", block)
    if _ITEM.match(block) and not block.startswith(" "):
        return _ITEM.sub("", block)
    return _OWN_ATTRIBUTES.sub("", block)


def _cells(block: str) -> str:
    """The cells of a table, each on a line of its own."""
    rows = block.split("\n")
    alike = len({row.count("|") for row in rows}) == 1 and all(row[-1] == "|" for row in rows)
    if not _HEAD_OF_TABLE.match(block) or not alike or not all(row[0] == "|" for row in rows):
        return _UNKNOWN
    rows.pop(1)
    return "\n".join(cell.strip() for row in rows for cell in row[1:-1].split("|"))
