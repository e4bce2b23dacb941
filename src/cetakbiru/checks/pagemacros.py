"""Problems of macro calls in a page, and of anything else that Jinja would act upon."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Mapping
from inspect import Parameter, Signature

from cetakbiru.checks.codes import Registry
from cetakbiru.checks.nearest import guess
from cetakbiru.checks.pagetext import PageText
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.references import Reference

# The name of a macro's parameter tells which codes it takes.
CODES_OF_PARAMETER: Mapping[str, str] = {
    "kabupaten": "kabupaten.kode",
    "bidang": "bidang.kode",
    "indikator": "indikator.id",
    "program": "program.id",
    "istilah": "istilah.id",
    "sumber": "sumber.id",
    "rencana": "rencana.id",
}
# Macros whose output is a part of a sentence; all others are blocks of their own.
INLINE_MACROS = frozenset({"istilah", "kutipan"})

_OPENING = re.compile(r"\{\{|\{%|\{#(?=.*?#\})|\[\[#")
_EXPRESSION = re.compile(r"""\{\{((?:"[^"\r\n]*"|'[^'\r\n]*'|(?!\}\}|\{\{)[^"'\r\n])*)\}\}""")
_TAG = re.compile(r"\{%.*?%\}")
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}")
_END_RAW = re.compile(r"\{%-?\s*endraw\s*-?%\}")
_CONTAINERS = ("!!!", "???", "===", "<")


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
        front = text[: page.body_start].find("{{")
        if front >= 0:
            yield problem("makro-di-judul", file, page.position(front))
        at = page.body_start
        while opening := _OPENING.search(text, at):
            start = opening.start()
            place = page.position(start)
            at = opening.end()
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
                yield problem("jinja-perintah", file, place, value=quote(tag[0] if tag else "{%"))
            elif (expression := _EXPRESSION.match(text, start)) is None:
                yield problem("makro-tak-ditutup", file, place)
            else:
                at = expression.end()
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


def _parse_call(source: str) -> ast.Call | None:
    """The call of a plain name that an expression is; None when it is anything else."""
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    if isinstance(tree.body, ast.Call) and isinstance(tree.body.func, ast.Name):
        return tree.body
    return None


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
