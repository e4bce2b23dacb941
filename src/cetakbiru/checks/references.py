"""Problems of references: codes that no file defines, with the nearest one that does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cetakbiru.checks.cells import Fault
from cetakbiru.checks.codes import Codes, references_of, scalars
from cetakbiru.checks.files import SUSPECT
from cetakbiru.checks.nearest import nearest_code
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.traces import is_damaged
from cetakbiru.checks.trees import field_name
from cetakbiru.checks.view import View
from cetakbiru.model.schema import LIST_SEPARATOR


@dataclass(frozen=True)
class Reference:
    """Judges texts that must name a code of one of several lists."""

    codes: Sequence[Codes]

    def fault(self, text: str) -> Fault | None:
        """What is wrong with a code; None when it is known or can't be judged."""
        code = SUSPECT.sub("", text).strip()
        if not self.codes or not code or "\ufffd" in code:
            return None
        if any(code in codes.labels or not codes.whole for codes in self.codes):
            return None
        if is_damaged(code):
            return None  # told where it stands
        return self._bps_fault(code) or self._unknown(code)

    def _unknown(self, code: str) -> Fault:
        labels = {key: label for codes in self.codes for key, label in codes.labels.items()}
        meant = nearest_code(code, labels)
        label = f"{meant} {labels[meant]}".strip() if meant else ""
        return Fault(
            "kode-tak-dikenal",
            {
                "value": quote(code),
                "where": " atau ".join(codes.where for codes in self.codes),
                "guess": f" Maksud Anda {label}?" if label else "",
            },
        )

    def _bps_fault(self, code: str) -> Fault | None:
        digits = code.replace(".", "")
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


def reference_problems(view: View) -> Iterator[Problem]:
    """Codes in CSV cells and YAML values that are not defined."""
    yield from _in_sheets(view)
    yield from _in_trees(view)


def _in_sheets(view: View) -> Iterator[Problem]:
    for _, sheet in view.all_sheets():
        for column in sheet.descriptor.columns:
            if not column.references:
                continue
            reference = Reference(view.registry.targets(column.references))
            texts = sheet.column(column.name)
            faults: dict[str, list[Fault]] = {}
            for text in set(texts):
                items = dict.fromkeys(text.split(LIST_SEPARATOR)) if column.is_list else (text,)
                found = [fault for item in items if (fault := reference.fault(item))]
                if found:
                    faults[text] = found
            if not faults:
                continue
            for row, text in enumerate(texts):
                for fault in faults.get(text, ()):
                    yield sheet.problem(fault.code, row, column.name, **fault.values)


def _in_trees(view: View) -> Iterator[Problem]:
    for name, trees in view.trees.items():
        schema = view.raw.descriptors[name].json_schema
        for tree in trees:
            for inner, value, path in scalars(schema, tree.value):
                targets = references_of(inner)
                if not targets or not isinstance(value, str):
                    continue
                fault = Reference(view.registry.targets(targets)).fault(value)
                if fault:
                    place = tree.position(path)
                    yield problem(
                        fault.code, tree.file.name, place, field_name(path), **fault.values
                    )
