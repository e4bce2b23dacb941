"""Problems of references: codes that no file defines, with what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from cetakbiru.checks.files.content import SUSPECT
from cetakbiru.checks.files.traces import is_damaged
from cetakbiru.checks.problems import MOST_OF_A_KIND, Problem, also_on, problem, quote
from cetakbiru.checks.rules.spoilt import LABELLED, LETTERS, ZERO, Known, Meant
from cetakbiru.checks.shape.cells import Fault
from cetakbiru.checks.shape.codes import Codes, references_of, scalars
from cetakbiru.checks.shape.trees import field_name
from cetakbiru.checks.shape.view import View
from cetakbiru.model.schema import LIST_SEPARATOR, Column
from cetakbiru.model.text import Position

_SURE = {ZERO: "kode-nol-hilang", LETTERS: "kode-huruf-serupa", LABELLED: "kode-dengan-nama"}


@dataclass(frozen=True)
class Reference:
    """Judges texts that must name a code of one of several lists."""

    codes: Sequence[Codes]

    def unknown(self, text: str) -> str:
        """The code that a text names when no list has it; empty when one has or may have it.

        Empty also when it was told before where it is missing.
        """
        code = SUSPECT.sub("", text).strip()
        if not self.codes or not code or "\ufffd" in code:
            return ""
        known = any(
            code in codes.labels or code in codes.told or not codes.whole for codes in self.codes
        )
        return "" if known or is_damaged(code) else code

    def fault(self, text: str) -> Fault | None:
        """What is wrong with a code; None when it is known or can't be judged."""
        return next(self.faults(text), None)

    def faults(self, text: str, cell: str = "", column: Column | None = None) -> Iterator[Fault]:
        """What is wrong with a code in a cell; several when it is several codes in one."""
        code = self.unknown(text)
        if not code:
            return
        if found := self._bps_fault(code):
            yield found
            return
        sure = self._known.surely(code)
        joined = [] if sure else self._known.joined(code)
        if not joined:
            if sure is None:
                yield self._unknown(code)
            else:
                yield spoilt_fault(code, sure, self._known.labels[sure.code])
            return
        yield _joined(joined, text, cell or text, column)
        for part in joined:
            if part not in self._known.labels:
                yield self._unknown(part)

    def surely(self, code: str) -> str:
        """The one known code of which a text is surely a spoilt form; empty when there is none."""
        sure = self._known.surely(code)
        return sure.code if sure else ""

    def is_spoilt(self, code: str) -> bool:
        """Whether a text is surely a spoilt form of codes that are known, or several of them."""
        return self._known.surely(code) is not None or bool(self._known.joined(code))

    @cached_property
    def _known(self) -> Known:
        return Known({key: label for codes in self.codes for key, label in codes.labels.items()})

    def _unknown(self, code: str) -> Fault:
        guess = self._known.meant(code)
        label = _labelled(guess.code, self._known.labels[guess.code]) if guess else ""
        where = " atau ".join(codes.where for codes in self.codes)
        official = next((codes.official for codes in self.codes if codes.official), "")
        add = f"tambahkan dulu di {where}"
        return Fault(
            "kode-tak-dikenal",
            {
                "value": quote(code),
                "where": where,
                "guess": f" Maksud Anda {label}?" if label else "",
                "add": f"tanyakan kodenya ({official}) lalu {add}" if official else add,
            },
        )

    def _bps_fault(self, code: str) -> Fault | None:
        digits = code.replace(".", "")
        if code.endswith("."):
            return None  # one of the Kemendagri, with a full stop behind it
        for codes in self.codes:
            owner = codes.bps.get(digits)
            if owner is None or owner.replace(".", "") == digits:
                continue
            same = next((key for key in codes.labels if key.replace(".", "") == digits), None)
            twin = (
                f" Kode Kemendagri dengan angka yang sama, {same}, adalah {codes.labels[same]}."
                if same
                else ""
            )
            return Fault(
                "kode-bps",
                {
                    "value": quote(code),
                    "owner": codes.labels[owner],
                    "right": owner,
                    "twin": twin,
                },
            )
        return None


def spoilt_fault(code: str, sure: Meant, label: str = "") -> Fault:
    """What is wrong with a code that is a spoilt form of another."""
    values = {"value": quote(code), "what": sure.what, "right": sure.code}
    return Fault(_SURE[sure.how], values | {"label": _labelled(sure.code, label)})


def _labelled(code: str, label: str) -> str:
    return f"{code} {label}".strip()


def _joined(codes: list[str], text: str, cell: str, column: Column | None) -> Fault:
    if column is not None and column.is_list:
        right = cell.replace(text, LIST_SEPARATOR.join(codes)).replace(f"{LIST_SEPARATOR} ", ";")
        return Fault("daftar-pemisah", {"value": quote(text), "right": right})
    allowed = " atau ".join(codes)
    return Fault(
        "kode-lebih-dari-satu", {"value": quote(text), "count": len(codes), "allowed": allowed}
    )


@dataclass(frozen=True)
class Mention:
    """A text that names unknown codes: where it stands first in a column, and all its lines."""

    reference: Reference
    items: tuple[str, ...]
    text: str
    file: str
    field: str
    place: Position
    lines: Sequence[int]
    column: Column | None = None
    rows: Sequence[int] = ()

    def mended(self, right: Mapping[str, str]) -> str:
        """The text with the codes that are meant, as far as that is certain."""
        text = self.text
        for item in self.items:
            text = text.replace(item, right.get(item) or self.reference.surely(item) or item)
        return text

    @property
    def target(self) -> str:
        """The list that should define its first item: of several the one whose codes look so."""
        fitting = (codes for codes in self.reference.codes if codes.fits(self.items[0]))
        return next(fitting, self.reference.codes[0]).target

    def problems(self, items: Iterable[str]) -> Iterator[Problem]:
        """What is wrong with some of its items, told once however many lines have them."""
        for item in items:
            for fault in self.reference.faults(item, self.text, self.column):
                found = problem(fault.code, self.file, self.place, self.field, **fault.values)
                yield also_on(found, self.lines[1:])


def unknown_mentions(view: View) -> list[Mention]:
    """Every text in CSV cells and YAML values that names a code which is not defined."""
    return [*_in_sheets(view), *_in_trees(view)]


def _in_sheets(view: View) -> Iterator[Mention]:
    for _, sheet in view.all_sheets():
        for column in sheet.descriptor.columns:
            if not column.references:
                continue
            reference = Reference(view.registry.targets(column.references))
            texts = sheet.column(column.name)
            unknown = {
                text: items
                for text in set(texts)
                if (items := tuple(_unknown_items(reference, text, column)))
            }
            if not unknown:
                continue
            rows: dict[str, list[int]] = {}
            for row, text in enumerate(texts):
                if text in unknown:
                    rows.setdefault(text, []).append(row)
            # Far more than anybody reads: to guess what each means would take minutes.
            for text, found in islice(rows.items(), MOST_OF_A_KIND):
                yield Mention(
                    reference,
                    unknown[text],
                    text,
                    sheet.file,
                    column.name,
                    sheet.place(found[0], column.name),
                    [sheet.line(row) for row in found],
                    column,
                    found,
                )


def _unknown_items(reference: Reference, text: str, column: Column) -> Iterator[str]:
    items = dict.fromkeys(text.split(LIST_SEPARATOR)) if column.is_list else (text,)
    return (code for item in items if (code := reference.unknown(item)))


def _in_trees(view: View) -> Iterator[Mention]:
    for name, trees in view.trees.items():
        schema = view.raw.descriptors[name].json_schema
        for tree in trees:
            for inner, value, path in scalars(schema, tree.value):
                targets = references_of(inner)
                if not targets or not isinstance(value, str):
                    continue
                reference = Reference(view.registry.targets(targets))
                if code := reference.unknown(value):
                    place, field = tree.position(path), field_name(path)
                    file = tree.file.name
                    yield Mention(reference, (code,), value, file, field, place, [place.line])
