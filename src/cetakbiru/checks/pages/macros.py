"""Problems of macro calls in a page, and of anything else that Jinja would act upon."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from inspect import Parameter, Signature

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pages.links import links_of
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.rules.references import Reference
from cetakbiru.checks.shape.codes import Registry

# The name of a macro's parameter tells which codes it takes.
CODES_OF_PARAMETER: Mapping[str, str] = {
    "kabupaten": "kabupaten.kode",
    "kecamatan": "kecamatan.kode",
    "bidang": "bidang.kode",
    "indikator": "indikator.id",
    "program": "program.id",
    "program_daerah": "program_daerah.id",
    "istilah": "istilah.id",
    "sumber": "sumber.id",
    "rencana": "rencana.id",
    "panduan": "calon.kode",
    "konsultasi": "konsultasi.id",
    "opd": "opd.kode",
    "aksi": "aksi.id",
}
# Macros whose output is a part of a sentence; all others are blocks of their own.
INLINE_MACROS = frozenset(
    {
        "angka",
        "angka_provinsi",
        "istilah",
        "kelompok_tertinggal",
        "kutipan",
        "perubahan_angka",
        "rentang_angka",
    }
)

_OPENING = re.compile(r"\{\{|\{%|\{#(?=.*?#\})|\[\[#")
_EXPRESSION = re.compile(r"""\{\{((?:"[^"\r\n]*"|'[^'\r\n]*'|(?!\}\}|\{\{)[^"'\r\n])*)\}\}""")
_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
# What Python reads and Jinja doesn't: remarks, continued lines, prefixes of texts, `.5` and `5.`.
_NOT_JINJA = re.compile(r"[#\\]|\w''|(?<![\w'])\.\d|\d\.(?!\d)")
_TAG = re.compile(r"\{%.*?%\}")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}")
_END_RAW = re.compile(r"\{%-?\s*endraw\s*-?%\}")
_END = re.compile(r"\{%-?\s*(?:end\w+|else|elif\b.*)\s*-?%\}")
_SINGLE = re.compile(r"(?<![{\w\\])(?:\{|\(\()[ ]*(\w+)\([^(){}\n]*\)[ ]*(?:\}|\)\))(?!\})")
_CONTAINERS = ("!!!", "???", "===", "<")
# Attributes in braces, HTML tags, abbreviations and definitions of links that hold a call.
_ATTRIBUTES = re.compile(
    r"(?<!\{)\{(?!\{)[^{}\n]*\{\{.*?\}\}[^{}\n]*\}(?!\})"
    r"|<[a-zA-Z/][^<>\n]*?\{\{.*?\}\}[^<>\n]*>"
    r"|^[ ]{0,3}\*\[.*$"
    r"|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:.*$"
    r"|!?\[(?!\^)[^\]\n]*\{\{.*?\}\}[^\]\n]*\]\[",
    re.M,
)
# Below these, indented text is no code.
_HOLDS_BLOCKS = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|\[\^[^\]]+\]:|:\s)")
_CODE_INDENT = 4


@dataclass(frozen=True)
class Call:
    """A call of a known macro: what it is given, and where the call and each argument stand."""

    name: str
    arguments: Mapping[str, str | int | float]
    offset: int
    places: Mapping[str, int]


def calls_of(page: PageText, macros: Mapping[str, Signature]) -> Iterator[Call]:
    """The calls of a page that are without fault."""
    text, at = page.file.text, page.body_start
    while opening := _OPENING.search(text, at):
        at = opening.end()
        if raw := _RAW.match(text, opening.start()):
            end = _END_RAW.search(text, raw.end())
            at = end.end() if end else len(text)
        elif expression := _EXPRESSION.match(text, opening.start()):
            at = expression.end()
            source = expression[1]
            call = _parse_call(source)
            name = call.func.id if call and isinstance(call.func, ast.Name) else ""
            if call is None or name not in macros:
                continue
            start = expression.start(1) + len(source) - len(source.lstrip())
            given = _given(call, macros[name])
            if given is not None:
                values = {
                    key: node.value
                    for key, node in given.items()
                    if isinstance(node, ast.Constant) and isinstance(node.value, str | int | float)
                }
                places = {key: start + _offset(source.strip(), node) for key, node in given.items()}
                yield Call(name, values, expression.start(), places)


def _given(call: ast.Call, signature: Signature) -> dict[str, ast.expr] | None:
    """The arguments of a call by their parameters; None when they don't fit."""
    nodes = [*call.args, *(one.value for one in call.keywords)]
    named = {one.arg: one.value for one in call.keywords if one.arg is not None}
    if len(named) < len(call.keywords) or not all(
        isinstance(node, ast.Constant) and isinstance(node.value, str | int | float)
        for node in nodes
    ):
        return None
    try:
        return dict(signature.bind(*call.args, **named).arguments)
    except TypeError:
        return None


class MacroRules:
    """Judges pages by the macros they may call and the codes that the data define."""

    def __init__(
        self,
        macros: Mapping[str, Signature],
        registry: Registry,
        inline: Collection[str] = INLINE_MACROS,
    ) -> None:
        self.macros = macros
        self.registry = registry
        self.inline = inline

    def problems(self, page: PageText) -> Iterator[Problem]:
        """The problems of all Jinja in a page."""
        text, file = page.file.text, page.file.name
        closed = _closed(page) if "{{" in text else []
        comments = list(page.comments)
        begun = 0
        front = text[: page.body_start].find("{{")
        if front >= 0:
            yield problem("makro-di-judul", file, page.position(front))
        for match in _SINGLE.finditer(page.prose):
            if match[1] in self.macros:
                place, value = page.position(match.start()), quote(match[0])
                yield problem("makro-kurung-tunggal", file, place, match[1], value=value)
        at = page.body_start
        while opening := _OPENING.search(text, at):
            start = opening.start()
            place = page.position(start)
            at = opening.end()
            if aside := next((end for here, end in comments if here <= start < end), 0):
                at = aside  # not published, and so not called
                continue
            if opening[0] in ("{#", "[[#"):
                yield problem("jinja-komentar", file, place)
            elif opening[0] == "{%":
                if _RAW.match(text, start):
                    end = _END_RAW.search(text, start)
                    if end is None:
                        yield problem("raw-tak-ditutup", file, place)
                        return
                    at = end.end()
                    continue
                tag = _TAG.match(text, start)
                at = tag.end() if tag else at
                if begun and tag and _END.match(tag[0]):
                    begun -= 1
                    continue  # ends what was begun, which is told
                begun += 1
                yield problem("jinja-perintah", file, place, value=quote(tag[0] if tag else "{%"))
            elif (expression := _EXPRESSION.match(text, start)) is None:
                yield problem("makro-tak-ditutup", file, place)
            else:
                at = expression.end()
                inside = next((code for code, here, end in closed if here <= start < end), None)
                if inside is None and _is_code(page, start):
                    inside = "makro-dalam-kode"
                if inside is not None:
                    yield problem(inside, file, place, value=quote(expression[1].strip()))
                    continue
                yield from self._expression(page, start, expression[1], expression[0])

    def _expression(self, page: PageText, start: int, source: str, whole: str) -> Iterator[Problem]:
        file, place = page.file.name, page.position(start)
        call = _parse_call(source)
        if call is None:
            yield problem("makro-bukan-panggilan", file, place, value=quote(source.strip()))
            return
        assert isinstance(call.func, ast.Name)  # noqa: S101 - told by _parse_call
        name = call.func.id
        if page.is_heading(place.line):
            yield problem("makro-di-judul", file, place, name)
        signature = self.macros.get(name)
        if signature is None:
            known = guess(name, self.macros)
            yield problem("makro-tak-dikenal", file, place, name, name=quote(name), guess=known)
            return
        if name not in self.inline and not _stands_alone(page, place.line, whole):
            yield problem("makro-dalam-kalimat", file, place, name, name=name)
        offset = start + 2 + len(source) - len(source.lstrip())
        yield from self._arguments(page, offset, source.strip(), call, name)

    def _arguments(
        self, page: PageText, offset: int, source: str, call: ast.Call, name: str
    ) -> Iterator[Problem]:
        """Arguments against the signature; `offset` is where `source` begins in the page."""
        file = page.file.name
        signature = self.macros[name]
        usage = _usage(name, signature)
        parameters = list(signature.parameters)
        if len(call.args) > len(parameters):
            extra = call.args[len(parameters)]
            place = page.position(offset + _offset(source, extra))
            yield problem(
                "makro-argumen-lebih",
                file,
                place,
                name,
                name=name,
                most=len(parameters),
                found=len(call.args),
                usage=usage,
            )
            return
        given: dict[str, ast.expr] = dict(zip(parameters, call.args))
        for keyword in call.keywords:
            key = keyword.arg or "**"
            if key not in parameters or key in given:
                place = page.position(offset + _offset(source, keyword))
                yield problem(
                    "makro-argumen-tak-dikenal",
                    file,
                    place,
                    name,
                    name=name,
                    argument=quote(key),
                    guess=guess(key, [each for each in parameters if each not in given]),
                    usage=usage,
                )
                return
            given[key] = keyword.value
        missing = [
            each.name
            for each in signature.parameters.values()
            if each.default is Parameter.empty and each.name not in given
        ]
        if missing:
            place = page.position(offset)
            yield problem(
                "makro-argumen-kurang",
                file,
                place,
                name,
                name=name,
                missing=", ".join(missing),
                usage=usage,
            )
        for key, node in given.items():
            place = page.position(offset + _offset(source, node))
            shown = ast.get_source_segment(source, node) or ""
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str | int | float):
                code = "makro-argumen-bukan-nilai"
                yield problem(code, file, place, name, name=name, value=quote(shown))
            elif key in CODES_OF_PARAMETER and not isinstance(node.value, str):
                code = "makro-argumen-tanpa-kutip"
                yield problem(code, file, place, name, name=name, value=shown)
            elif key in CODES_OF_PARAMETER:
                codes = self.registry.targets((CODES_OF_PARAMETER[key],))
                fault = Reference(codes).fault(str(node.value))
                if fault:
                    yield problem(fault.code, file, place, name, **fault.values)


# Pages of a kind call the same macros, and each call is looked at twice.
@lru_cache(maxsize=1 << 12)
def _parse_call(source: str) -> ast.Call | None:
    """The call of a plain name that an expression is; None when it is anything else."""
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    call = tree.body
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        return None
    return None if _NOT_JINJA.search(_STRING.sub("''", source)) else call


def _closed(page: PageText) -> list[tuple[str, int, int]]:
    """Where no call may stand, with the code of the problem: links, attributes, abbreviations."""
    found = []
    for link in links_of(page):
        if "{{" in link.address or "{{" in page.prose[link.start : link.offset]:
            end = link.offset + len(link.address)
            found.append(("makro-dalam-tautan", link.start, end))
    for match in _ATTRIBUTES.finditer(page.prose):
        if "{{" in match[0]:
            found.append(("makro-dalam-tautan", match.start(), match.end()))
    return found


def _is_code(page: PageText, start: int) -> bool:
    """Whether a call stands in code or in a comment, where its HTML would be shown as text."""
    if page.prose[start] != "{":
        return True
    number = page.position(start).line
    line = page.file.line(number).expandtabs(4)
    indent = len(line) - len(line.lstrip())
    if indent < _CODE_INDENT:
        return False
    before = number - 1
    while before > 0 and page.file.line_starts[before - 1] >= page.body_start:
        other = page.file.line(before).expandtabs(4)
        if other.strip() and len(other) - len(other.lstrip()) < indent:
            if _HOLDS_BLOCKS.match(other):
                return False
            if len(other) - len(other.lstrip()) < _CODE_INDENT:
                return True
        before -= 1
    return True


def _usage(name: str, signature: Signature) -> str:
    arguments = ", ".join(f'{parameter}="…"' for parameter in signature.parameters)
    return f"{{{{ {name}({arguments}) }}}}"


def _offset(source: str, node: ast.expr | ast.keyword) -> int:
    """Where a node of a one-line expression begins; ast counts bytes."""
    return len(source.encode()[: node.col_offset].decode())


def _stands_alone(page: PageText, line: int, call: str) -> bool:
    """Whether a call is a paragraph of its own."""
    if page.file.line(line).strip() != call:
        return False
    for other in (line - 1, line + 1):
        if not 1 <= other <= len(page.file.line_starts):
            continue
        if page.file.line_starts[other - 1] < page.body_start:
            continue
        text = page.file.line(other).strip()
        if text and not text.startswith(_CONTAINERS):
            return False
    return True
