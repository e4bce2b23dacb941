"""Problems of a YAML file: syntax, double keys, and what its JSON schema refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from math import isfinite
from typing import Any

from cetakbiru.checks.files.content import escaped_problems
from cetakbiru.checks.files.traces import is_damaged
from cetakbiru.checks.nearest import guess, nearest
from cetakbiru.checks.problems import Problem, listed, problem, quote
from cetakbiru.checks.shape.codes import at_path, scalars
from cetakbiru.checks.shape.numerals import MOST_DIGITS, digits_of, is_number, respelled, rewritten
from cetakbiru.checks.shape.yamlreasons import explain
from cetakbiru.model.schema import Descriptor
from cetakbiru.model.yamltree import Path, YamlTree

# A remark that begins like a word: "No #12". Real ones have a space behind the sign.
_REMARK = re.compile(r"[ \t]+#[^\s#]")
_MANY_KEYS = 3
# How a new province marks what nobody has written yet.
UNFILLED = "Belum diisi"

_TYPES = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "angka",
    "boolean": "true atau false",
    "array": "daftar",
    "object": "kelompok kunci",
    "null": "null",
}


@dataclass(frozen=True)
class TreeVerdict:
    """The problems of a YAML file, and whether its content can be judged further."""

    problems: tuple[Problem, ...]
    readable: bool


def judge_tree(tree: YamlTree, descriptor: Descriptor) -> TreeVerdict:
    """The problems of one YAML file by itself."""
    if tree.error is not None:
        found = syntax_problem(tree)
        return TreeVerdict((found,), readable=False)
    problems = (
        *duplicate_problems(tree),
        *_schema_problems(tree, descriptor),
        *_scalar_problems(tree, descriptor),
        *escaped_problems(tree),
        *_cut_texts(tree),
    )
    return TreeVerdict(problems, readable=isinstance(tree.value, dict))


def _cut_texts(tree: YamlTree) -> Iterator[Problem]:
    """Texts that YAML ends at a number sign, since it begins a remark there."""
    if " #" not in tree.file.text:
        return
    for path, text in tree.texts.items():
        place = tree.position(path)
        rest = tree.file.line(place.line)[place.column - 1 :]
        if rest.startswith(text) and text and _REMARK.match(rest, len(text)):
            lost = rest[len(text) :].strip()
            yield problem(
                "yaml-tanda-pagar", tree.file.name, place, field_name(path), lost=quote(lost)
            )


def tree_problem(tree: YamlTree, code: str, path: Path, /, **values: object) -> Problem:
    """The problem `code` at the value at `path`, as `Sheet.problem` is at a cell."""
    return problem(code, tree.file.name, tree.position(path), field_name(path), **values)


def wrong_kind(tree: YamlTree, path: Path, wanted: str) -> Problem:
    """What stands at `path` is no `wanted`."""
    name = path[-1] if isinstance(path[-1], str) else field_name(path)
    found = _shown(at_path(tree.value, path), tree.texts.get(path, ""))
    return tree_problem(tree, "yaml-jenis-salah", path, key=name, wanted=wanted, found=found)


def syntax_problem(tree: YamlTree) -> Problem:
    """The problem at the place where a file stops being YAML."""
    assert tree.error is not None  # noqa: S101 - the caller has looked
    return problem("yaml-rusak", tree.file.name, tree.error.position, **explain(tree.error))


def duplicate_problems(tree: YamlTree) -> Iterator[Problem]:
    """Keys that one mapping holds twice."""
    for path, place in tree.duplicates:
        first = tree.keys[path].line
        yield problem(
            "yaml-kunci-ganda",
            tree.file.name,
            place,
            field_name(path),
            key=quote(path[-1]),
            line=first,
        )


def field_name(path: Path) -> str:
    """A path as people write it, lists counted from 1: `bidang[2].kode`."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name


def _schema_problems(tree: YamlTree, descriptor: Descriptor) -> Iterator[Problem]:
    errors = list(_judge()(dict(descriptor.json_schema or {})).iter_errors(tree.value))
    renamed: set[Path] = set()
    for error in errors:
        if error.validator == "additionalProperties":
            yield from _extra_keys(tree, tuple(error.absolute_path), error.schema, renamed)
    lacking: dict[Path, dict[str, str]] = {}
    for error in errors:
        path: Path = tuple(error.absolute_path)
        address = error.schema.get("format") == "uri"
        if not address and isinstance(error.instance, str) and is_damaged(error.instance):
            continue  # told where it stands
        if error.validator == "required":
            # jsonschema yields one error a missing key and names it only in its message.
            key = next(key for key in error.validator_value if error.message.startswith(repr(key)))
            if (*path, key) not in renamed:
                title = error.schema.get("properties", {}).get(key, {}).get("title", key)
                lacking.setdefault(path, {})[key] = title
        elif error.instance == "" and error.validator != "type":
            continue  # told as empty
        elif error.validator != "additionalProperties" and not _is_infinite(error):
            code, values = _explained(tree, descriptor, path, error)
            yield tree_problem(tree, code, path, **values)
    for path, titles in lacking.items():
        yield from _lacking_keys(tree, path, titles)


def _lacking_keys(tree: YamlTree, path: Path, titles: Mapping[str, str]) -> Iterator[Problem]:
    """Keys that a part should have; those of a file of former days are told together."""
    file, place = tree.file.name, tree.position(path)
    if len(titles) >= _MANY_KEYS:
        keys = listed(list(titles), 20)
        yield problem("yaml-kunci-hilang-banyak", file, place, field_name(path), keys=keys)
        return
    for key, title in titles.items():
        field = field_name((*path, key))
        yield problem("yaml-kunci-hilang", file, place, field, key=key, title=title)


@cache
def _judge() -> Callable[[Mapping[str, Any]], Any]:
    """What makes a validator of a schema. It knows no address at which to ask for another."""
    # Imported here: pages and tables are checked without it.
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend

    def whole(_: Any, pattern: str, value: object, __: Any) -> Iterator[ValidationError]:
        # To `search`, a line end after the last character is none.
        if isinstance(value, str) and not re.fullmatch(pattern, value):
            yield ValidationError(f"{value!r} does not match {pattern!r}")

    def choice(_: Any, allowed: list[Any], value: object, __: Any) -> Iterator[ValidationError]:
        # What is no text is told as that.
        if isinstance(value, str) and value not in allowed:
            yield ValidationError(f"{value!r} is not one of {allowed!r}")

    rules = {"pattern": whole, "enum": choice}
    kind = extend(Draft202012Validator, rules)  # type: ignore[no-untyped-call]
    return partial(kind, format_checker=FormatChecker(["date"]))


def _extra_keys(
    tree: YamlTree, path: Path, schema: Mapping[str, Any], renamed: set[Path]
) -> Iterator[Problem]:
    found = at_path(tree.value, path)
    known = list(schema["properties"])
    for key in found:
        if key in known:
            continue
        free = [name for name in known if name not in found]
        meant = nearest(key, free)
        if meant:
            renamed.add((*path, meant))
        yield problem(
            "yaml-kunci-tak-dikenal",
            tree.file.name,
            tree.keys[(*path, key)],
            field_name((*path, key)),
            key=quote(key),
            guess=f" Maksud Anda {meant}?" if meant else "",
            known=listed(known, 40),
        )


def _explained(
    tree: YamlTree, descriptor: Descriptor, path: Path, error: Any
) -> tuple[str, dict[str, object]]:
    """The code and values for an error of jsonschema at a value."""
    schema, value, rule = error.schema, error.instance, error.validator
    key = path[-1] if path and isinstance(path[-1], str) else schema.get("title", "isi berkas")
    values: dict[str, object] = {"key": key, "value": quote(value), "name": key}
    if rule == "type":
        return _wrong_type(tree, path, error, values)
    if rule == "enum":
        allowed = [str(item) for item in schema["enum"]]
        return "yaml-pilihan", values | {
            "allowed": ", ".join(allowed),
            "guess": guess(str(value), allowed),
        }
    if rule == "pattern":
        code = "bukan-alamat" if schema.get("format") == "uri" else "yaml-pola"
        return code, values | {"description": schema.get("description", schema["pattern"])}
    if rule in ("minimum", "maximum"):
        text = tree.texts.get(path, "")
        if digits_of(text) > MOST_DIGITS:
            return "angka-terlalu-panjang", values | {"value": quote(text), "most": MOST_DIGITS}
        return "yaml-rentang", values | {"value": value, "range": _range(schema)}
    if rule == "maxLength":
        return "terlalu-panjang", values | {"length": len(value), "limit": schema["maxLength"]}
    if rule == "format":
        return "yaml-tanggal", values
    if rule == "minItems":
        return "yaml-kosong", values
    return "yaml-aturan", values | {"rule": rule, "schema": descriptor.name}


def _range(schema: Mapping[str, Any]) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is None:
        return f"{high} atau kurang"
    return f"{low} atau lebih" if high is None else f"antara {low} dan {high}"


def _wrong_type(
    tree: YamlTree, path: Path, error: Any, values: dict[str, object]
) -> tuple[str, dict[str, object]]:
    wanted = error.validator_value
    kinds = [wanted] if isinstance(wanted, str) else list(wanted)
    value = error.instance
    text = tree.texts.get(path, "")
    if "string" in kinds and isinstance(value, bool | int | float):
        found = "ya atau tidak" if isinstance(value, bool) else f"angka {value}"
        return "yaml-perlu-kutip", values | {"text": quote(text), "bare": text, "found": found}
    if isinstance(value, str) and {"integer", "number"} & set(kinds):
        right = rewritten(value)
        if right is not None:
            return "angka-indonesia", values | {"right": right}
        if foreign := respelled(value):
            how, right = foreign
            if right:
                return "angka-bentuk-lain", values | {"how": how, "right": right}
            return "angka-terlalu-panjang", values | {"most": MOST_DIGITS}
    shown = _shown(value, text)
    named = " atau ".join(_TYPES[kind] for kind in kinds)
    return "yaml-jenis-salah", values | {"wanted": named, "found": shown}


def _shown(value: object, text: str) -> str:
    """What stands there instead: as it was written, or what it is."""
    kind = "daftar" if isinstance(value, list) else "kelompok kunci"
    return "kosong" if value is None else quote(text) if text else kind


def _scalar_problems(tree: YamlTree, descriptor: Descriptor) -> Iterator[Problem]:
    """Empty texts, and numbers that YAML reads otherwise than a person does."""
    for schema, value, path in scalars(descriptor.json_schema, tree.value):
        text = tree.texts.get(path, "")
        kind = schema.get("type")
        if value == "" and kind == "string":
            yield tree_problem(tree, "yaml-kosong", path, key=path[-1] if path else "")
        elif isinstance(value, str) and value.startswith(UNFILLED):
            key = path[-1] if path else ""
            yield tree_problem(tree, "belum-diisi", path, key=key, value=quote(value))
        elif schema.get("format") == "date" and _is_far_date(value):
            yield tree_problem(tree, "tanggal-di-luar-rentang", path, value=quote(value))
        elif kind == "string" or isinstance(value, bool) or not isinstance(value, int | float):
            continue
        elif is_number(text) and digits_of(text) > MOST_DIGITS and "maximum" not in schema:
            yield tree_problem(
                tree,
                "angka-terlalu-panjang",
                path,
                name=field_name(path),
                value=quote(text),
                most=MOST_DIGITS,
            )
        elif not is_number(text):
            yield tree_problem(tree, "yaml-angka-lain", path, text=quote(text), value=value)


def _is_far_date(value: object) -> bool:
    """Whether a value is a day of the calendar, but of another age."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).year // 100 not in (19, 20)
    except ValueError:
        return False


def _is_infinite(error: Any) -> bool:
    """Whether the value is no finite number where one is wanted: told by how it is written."""
    return (
        isinstance(error.instance, float)
        and not isfinite(error.instance)
        and error.schema.get("type") != "string"
    )
