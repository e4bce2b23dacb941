"""The one door to the data: every read is told, and what was read says what may be kept."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, NamedTuple

import pytest

from cetakbiru.model import model
from cetakbiru.model.cells import Ledger, Trace, fingerprint_of, number_rows
from cetakbiru.model.load import Blueprint, build_blueprint
from cetakbiru.model.memo import computed_again, once_per_blueprint
from cetakbiru.model.reads import Cell, Computed, Record, many, recording, with_doors

RECORDS = [kind for kind in vars(model).values() if isinstance(kind, type) and kind is not Record]


class Changed(NamedTuple):
    """A record of a table with another value in one field."""

    table: str
    key: str
    field: str
    value: object


@with_doors
@dataclass(frozen=True, slots=True)
class Dated(Record):
    """Something with years, the last of which mostly goes without saying."""

    judul: str
    awal: int | None
    akhir: int = 2030


def with_change(blueprint: Blueprint, change: Changed) -> Blueprint:
    """Another Blueprint that differs in one value."""
    tables: dict[str, Any] = {}
    for each in fields(blueprint):
        table = getattr(blueprint, each.name)
        if isinstance(table, Record):
            tables[each.name] = replace(table)  # type: ignore[type-var] # every record is one
        elif isinstance(table, dict):
            tables[each.name] = {key: replace(record) for key, record in table.items()}
        else:
            tables[each.name] = tuple(map(replace, table)) if isinstance(table, tuple) else table
    table = tables[change.table]
    table[change.key] = replace(table[change.key], **{change.field: change.value})
    made = Blueprint(**tables)
    number_rows(made, {name: each.key for name, each in blueprint.raw.descriptors.items()})
    return made


@once_per_blueprint
def largest(blueprint: Blueprint) -> str:
    """The code of the kabupaten with most people."""
    return max(blueprint.kabupaten.values(), key=lambda one: one.penduduk or 0).kode


@once_per_blueprint
def name_of_largest(blueprint: Blueprint) -> str:
    """What is computed from what is computed."""
    return blueprint.kabupaten[largest(blueprint)].nama


def names(blueprint: Blueprint, reads: set[Cell]) -> Trace:
    return Ledger(blueprint).trace(reads)


def test_every_attribute_of_a_row_tells_that_it_is_read(province: Blueprint) -> None:
    (item, *_) = province.kabupaten.values()
    for number, each in enumerate(fields(item)):
        with recording() as reads:
            getattr(item, each.name)
        assert reads == {item.first_cell + number}, each.name


@pytest.mark.parametrize("kind", [one for one in RECORDS if issubclass(one, Record)])
def test_a_row_has_no_other_way_to_its_values(kind: type) -> None:
    assert "__dict__" not in dir(kind)
    assert all(isinstance(vars(kind)[each.name], property) for each in fields(kind))  # type: ignore[arg-type]


def test_every_row_of_every_table_has_doors(province: Blueprint) -> None:
    for each in fields(province):
        table = getattr(province, each.name)
        rows = table.values() if isinstance(table, dict) else table
        for row in rows if isinstance(table, (dict, tuple)) else ():
            assert isinstance(row, Record), each.name
            assert row.first_cell > 0


def test_rows_made_at_once_are_those_made_one_by_one() -> None:
    columns = {"judul": ["A", "B"], "awal": [2025, None]}
    rows = many(Dated, columns, 2)
    assert rows == [Dated(*values) for values in zip(*columns.values())]
    assert [row.first_cell for row in rows] == [0, 0]
    assert [row.akhir for row in rows] == [2030, 2030]
    with pytest.raises(TypeError, match="judul"):
        many(Dated, {name: texts for name, texts in columns.items() if name != "judul"}, 2)
    with pytest.raises(TypeError, match="lain"):
        many(Dated, columns | {"lain": ["", ""]}, 2)


def test_equality_hashes_and_pictures_of_a_row_are_reads_too(province: Blueprint) -> None:
    (item, *_) = province.sumber.values()
    whole = {item.first_cell + number for number in range(len(fields(item)))}
    for look in (hash, repr, lambda one: one == replace(one)):
        with recording() as reads:
            look(item)
        assert whole <= reads


def test_a_table_is_read_with_the_order_of_its_rows(province: Blueprint) -> None:
    with recording() as reads:
        list(province.opd)
    trace = names(province, reads)
    before = Ledger(province).to_json([trace])
    assert Ledger(province, before).holds(trace)
    turned = build_blueprint(province.raw)
    object.__setattr__(turned, "opd", dict(reversed(turned.opd.items())))
    assert not Ledger(turned, before).holds(trace)


def test_who_reads_one_value_need_not_look_again_when_another_changes(province: Blueprint) -> None:
    (kode, *_) = province.kabupaten
    with recording() as reads:
        _ = province.kabupaten[kode].penduduk
    trace = names(province, reads)
    before = Ledger(province).to_json([trace])
    other = with_change(province, Changed("kabupaten", kode, "luas_km2", Decimal(3)))
    assert Ledger(other, before).holds(trace)
    same = with_change(province, Changed("kabupaten", kode, "penduduk", 3))
    assert not Ledger(same, before).holds(trace)


def test_what_is_computed_again_to_the_same_changes_nothing(province: Blueprint) -> None:
    """One more inhabitant in the largest kabupaten leaves it the largest."""
    with recording() as reads:
        name_of_largest(province)
    trace = names(province, reads)
    assert len(trace.computed) == 1
    assert not any(name.startswith("kabupaten") for name in trace.cells)
    before = Ledger(province).to_json([trace])
    most = largest(province)
    people = province.kabupaten[most].penduduk
    assert people is not None
    grown = with_change(province, Changed("kabupaten", most, "penduduk", people + 1))
    assert Ledger(grown, before).holds(trace)
    smaller = next(kode for kode in province.kabupaten if kode != most)
    other = with_change(province, Changed("kabupaten", smaller, "penduduk", people + 1))
    assert not Ledger(other, before).holds(trace)
    renamed = with_change(province, Changed("kabupaten", most, "nama", "Lain"))
    assert not Ledger(renamed, before).holds(trace)


def test_what_a_trace_needs_is_carried_from_run_to_run(province: Blueprint) -> None:
    with recording() as reads:
        name_of_largest(province)
    trace = names(province, reads)
    state = Ledger(province).to_json([trace])
    for _ in range(3):
        ledger = Ledger(build_blueprint(province.raw), state)
        assert ledger.holds(trace)
        again = ledger.to_json([trace])
        assert again["computed"].keys() == state["computed"].keys()
        state = again


def test_rows_of_another_blueprint_are_not_taken_for_those_of_this_one(
    province: Blueprint,
) -> None:
    other = build_blueprint(province.raw)
    with recording() as reads:
        _ = next(iter(other.opd.values())).nama
    with pytest.raises(KeyError):
        names(province, reads)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((1, 2), (2, 1)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (("a,", "b"), ("a", ",b")),
        (("1",), (1,)),
        ((True,), (1,)),
        (Decimal("1.0"), Decimal("1.00")),
        ([[], [1]], [[1], []]),
        (frozenset({"a"}), frozenset({"b"})),
        (model.Ambang(1, 3), model.Ambang(1, 4)),
    ],
)
def test_results_that_readers_can_tell_apart_are_told_apart(
    province: Blueprint, one: Any, other: Any
) -> None:
    assert fingerprint_of(province, one) == fingerprint_of(province, one)
    assert fingerprint_of(province, one) != fingerprint_of(province, other)


def test_what_cannot_be_compared_never_counts_as_the_same(province: Blueprint) -> None:
    assert fingerprint_of(province, lambda: 3) == ""
    assert fingerprint_of(province, [b"bytes"]) == ""


def test_a_row_in_a_result_stands_for_itself(province: Blueprint) -> None:
    """What it holds is read from it by whoever gets it, and told then."""
    (kode, *_) = province.kabupaten
    other = with_change(province, Changed("kabupaten", kode, "nama", "Lain"))
    one, two = province.kabupaten[kode], other.kabupaten[kode]
    assert fingerprint_of(province, [one]) == fingerprint_of(other, [two])


@pytest.mark.parametrize(
    "damaged",
    [
        {},
        {"cells": {}},
        {"cells": [], "computed": {}},
        {"cells": {}, "computed": {"x": 3}},
        {"cells": {"x": 3}, "computed": {}},
        {"cells": {}, "computed": {"x": [[{"r": "all"}, []], "m"]}},
        [],
        "text",
        3,
    ],
)
def test_a_damaged_record_is_refused(province: Blueprint, damaged: Any) -> None:
    with pytest.raises((AttributeError, KeyError, TypeError, ValueError)):
        Ledger(province, damaged)


def test_a_record_that_names_no_function_of_ours_runs_nothing(province: Blueprint) -> None:
    name = '["os.system", "true"]'
    with pytest.raises(KeyError):
        computed_again(province, Computed("os.system", ("true",)))
    circle = {"cells": {}, "computed": {name: [[{}, [name]], "mark"]}}
    assert not Ledger(province, circle).holds(Trace({}, (name,)))
