"""Edits of data: cells, rows and the order of tables; values and items of YAML."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fnmatch import fnmatch
from typing import Any

import yaml

from cetakbiru.model.schema import Column, Descriptor, read_descriptors
from tests.walk.edited import Edited, reworded
from tests.walk.state import Manner, State

Rows = list[list[str]]
_DIGITS = re.compile(r"(\d+)(?!.*\d)")


def _tables(state: State) -> list[str]:
    """Tables that hold a row."""
    return [name for name in state.named("data/", ".csv") if len(rows_of(state, name)) > 1]


def rows_of(state: State, name: str) -> Rows:
    """The cells of a table, its head first."""
    return list(csv.reader(io.StringIO(state.text(name), newline="")))


def text_of(rows: Rows, quoting: Any = csv.QUOTE_MINIMAL) -> str:
    """The table of such cells."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n", quoting=quoting).writerows(rows)
    return out.getvalue()


def _descriptor(name: str) -> Descriptor:
    within = name.removeprefix("data/")
    return next(one for one in read_descriptors().values() if fnmatch(within, one.pattern))


def _is_bound(column: Column, *names: str) -> bool:
    """Whether the descriptor names one of these constraints."""
    return not column.descriptor.get("constraints", {}).keys().isdisjoint(names)


def _other(draw: random.Random, column: Column, cell: str, column_cells: list[str]) -> str:
    """Another value that the column can have, mostly."""
    if cell and not column.required and draw.random() < 0.15:
        return ""
    others = sorted({one for one in column_cells if one != cell})
    if column.type == "boolean":
        known = [*column.descriptor["trueValues"], *column.descriptor["falseValues"]]
        return str(draw.choice([one for one in known if one != cell]))
    if column.enum:
        return draw.choice([one for one in column.enum if one != cell] or [cell])
    if column.type == "date":
        day = date.fromisoformat(cell or column.example or "2026-01-15")
        return (day - timedelta(days=draw.randrange(1, 28))).isoformat()
    if column.type in ("integer", "number"):
        return _nearby(draw, cell or column.example or "1")
    if column.references and column.is_list and cell:
        parts = cell.split(";")
        return ";".join(reversed(parts)) if len(parts) > 1 else draw.choice(others or [cell])
    if column.references or column.is_address or _is_bound(column, "pattern"):
        return draw.choice(others or [cell])
    return reworded(draw, cell or column.example)


def _nearby(draw: random.Random, cell: str) -> str:
    number = Decimal(cell)
    exponent = number.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return str(number + unit * draw.choice((1, -1, 2, 3)))


def _cell(draw: random.Random, state: State, fits: Callable[[Column], bool]) -> Edited | None:
    tables = _tables(state)
    draw.shuffle(tables)
    for name in tables:
        rows, columns = rows_of(state, name), _descriptor(name).columns_by_name
        wanted = [at for at, head in enumerate(rows[0]) if fits(columns[head])]
        if not wanted:
            continue
        at, row = draw.choice(wanted), draw.choice(rows[1:])
        head, before = rows[0][at], row[at]
        row[at] = _other(draw, columns[head], before, [one[at] for one in rows[1:]])
        if row[at] != before:
            what = f"{name}: {row[0]}, {head}: {before!r} menjadi {row[at]!r}"
            return Edited(state.writing({name: text_of(rows)}), what)
    return None


def any_cell(draw: random.Random, state: State) -> Edited | None:
    """A cell of any column."""
    return _cell(draw, state, lambda column: not _is_bound(column, "unique"))


def text_cell(draw: random.Random, state: State) -> Edited | None:
    """A cell that people read: most of what editors change."""
    return _cell(
        draw,
        state,
        lambda column: (
            column.type == "string"
            and not (column.references or column.enum or column.is_address or column.is_list)
            and not _is_bound(column, "pattern", "unique")
        ),
    )


def number_cell(draw: random.Random, state: State) -> Edited | None:
    """A number of a table."""
    return _cell(draw, state, lambda column: column.type in ("integer", "number"))


def choice_cell(draw: random.Random, state: State) -> Edited | None:
    """A cell of few known values, or one that names something elsewhere."""
    return _cell(
        draw,
        state,
        lambda column: bool(column.enum or column.references or column.type == "boolean"),
    )


def date_cell(draw: random.Random, state: State) -> Edited | None:
    """A day of a table."""
    return _cell(draw, state, lambda column: column.type == "date")


def row_removed(draw: random.Random, state: State) -> Edited | None:
    """A row goes."""
    name = draw.choice(_tables(state))
    rows = rows_of(state, name)
    gone = rows.pop(draw.randrange(1, len(rows)))
    return Edited(state.writing({name: text_of(rows)}), f"{name}: hapus {gone[:3]}")


def row_added(draw: random.Random, state: State) -> Edited | None:
    """A row like another one, by a key of its own."""
    return row_added_in(draw, state, draw.choice(_tables(state)))


def row_added_in(draw: random.Random, state: State, name: str) -> Edited:
    """A row like another one in this table."""
    rows, descriptor = rows_of(state, name), _descriptor(name)
    like = draw.choice(rows[1:])
    row = list(like)
    taken = {tuple(one) for one in rows}
    keys = [rows[0].index(one) for one in descriptor.key] or [0]
    at = draw.choice(keys)
    for _ in range(200):
        row[at] = _next(row[at])
        if not any(one[at] == row[at] for one in rows[1:]) and tuple(row) not in taken:
            break
    for text in ("nama", "judul", "istilah", "kata"):
        if text in rows[0] and rows[0].index(text) != at:
            row[rows[0].index(text)] += f" {row[at]}"
    rows.insert(draw.choice((len(rows), rows.index(like) + 1)), row)
    return Edited(state.writing({name: text_of(rows)}), f"{name}: tambah {row[:3]}")


def _next(key: str) -> str:
    found = _DIGITS.search(key)
    if found is None:
        return f"{key}2"
    digits = found[1]
    more = str(int(digits) + 1).rjust(len(digits), "0")
    return key[: found.start()] + more + key[found.end() :]


def rows_swapped(draw: random.Random, state: State) -> Edited | None:
    """Two neighbours change places."""
    tables = [name for name in _tables(state) if len(rows_of(state, name)) > 2]
    if not tables:
        return None
    name = draw.choice(tables)
    rows = rows_of(state, name)
    at = draw.randrange(1, len(rows) - 1)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return Edited(state.writing({name: text_of(rows)}), f"{name}: tukar baris {at} dan {at + 1}")


def table_shuffled(draw: random.Random, state: State) -> Edited | None:
    """All rows of a table in another order."""
    name = draw.choice(_tables(state))
    head, *rows = rows_of(state, name)
    draw.shuffle(rows)
    return Edited(state.writing({name: text_of([head, *rows])}), f"{name}: urutan lain")


def table_rewritten(draw: random.Random, state: State) -> Edited | None:
    """The same cells in other marks, as another program writes them."""
    name = draw.choice(_tables(state))
    content = text_of(rows_of(state, name), draw.choice((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)))
    return Edited(state.writing({name: content}), f"{name}: tulis ulang")


def yaml_text(draw: random.Random, state: State) -> Edited | None:
    """A text in a YAML file, which is written anew."""
    return _in_tree(draw, state, _leaf)


def yaml_item(draw: random.Random, state: State) -> Edited | None:
    """An item of a list in a YAML file: gone, or in the place of its neighbour."""
    return _in_tree(draw, state, _item)


def _in_tree(
    draw: random.Random, state: State, change: Callable[[random.Random, Any], str]
) -> Edited | None:
    names = state.named("data/", ".yml")
    draw.shuffle(names)
    for name in names:
        tree = yaml.safe_load(state.text(name))
        what = change(draw, tree)
        if what:
            text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)
            return Edited(state.writing({name: text}), f"{name}: {what}")
    return None


def _leaf(draw: random.Random, tree: Any) -> str:
    """Changes a text of more than one word somewhere in the tree."""
    found: list[tuple[Any, Any]] = []
    _walk(tree, found, lambda value: isinstance(value, str) and " " in value)
    if not found:
        return ""
    holder, key = draw.choice(found)
    before = holder[key]
    holder[key] = reworded(draw, before)
    return f"{key}: {before[:60]!r} menjadi {holder[key][:60]!r}"


def _item(draw: random.Random, tree: Any) -> str:
    """Takes an item out of a list, or lets two change places."""
    found: list[tuple[Any, Any]] = []
    _walk(tree, found, lambda value: isinstance(value, list) and len(value) > 1)
    if not found:
        return ""
    holder, key = draw.choice(found)
    items = holder[key]
    at = draw.randrange(len(items) - 1)
    if draw.random() < 0.5:
        return f"{key}: hapus {str(items.pop(at))[:60]!r}"
    items[at], items[at + 1] = items[at + 1], items[at]
    return f"{key}: tukar {at} dan {at + 1}"


def _walk(tree: Any, found: list[tuple[Any, Any]], fits: Callable[[Any], bool]) -> None:
    if not isinstance(tree, dict | list):
        return
    for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree)):
        if fits(value):
            found.append((tree, key))
        _walk(value, found, fits)


def yaml_comment(draw: random.Random, state: State) -> Edited | None:
    """A comment in a YAML file, which says nothing to readers."""
    name = draw.choice(state.named("data/", ".yml"))
    return Edited(
        state.writing({name: f"# {draw.choice((1, 2, 3))}\n{state.text(name)}"}),
        f"{name}: komentar",
    )


def geometry_digit(draw: random.Random, state: State) -> Edited | None:
    """A digit of a file that is neither a table nor a tree; no file of that kind, no edit."""
    names = [*state.named("data/", ".topojson"), *state.named("data/", ".md")]
    places = [
        (name, found.start()) for name in names for found in re.finditer(r"\d", state.text(name))
    ]
    if not places:
        return None
    name, at = draw.choice(places)
    text = state.text(name)
    digit = draw.choice([one for one in "123456789" if one != text[at]])
    return Edited(state.writing({name: text[:at] + digit + text[at + 1 :]}), f"{name}: angka {at}")


def same_size(draw: random.Random, state: State) -> Edited | None:
    """A letter of a text for another one; the file keeps its size and its time."""
    edited = text_cell(draw, state)
    if edited is None:
        return None
    name = next(one for one in state.files if state.files[one] != edited.state.files[one])
    text = state.text(name)
    head = text.index("\n")
    places = [found.start(1) for found in re.finditer(r"[a-z] ([a-z])[a-z]{3}", text[head:])]
    if not places:
        return None
    at = head + draw.choice(places)
    letter = draw.choice([one for one in "bkmps" if one != text[at]])
    return Edited(
        state.writing({name: text[:at] + letter + text[at + 1 :]}),
        f"{name}: huruf {at} menjadi {letter!r}, waktu tetap",
        Manner(times="kept"),
    )


def broken(draw: random.Random, state: State) -> Edited | None:
    """What no check lets pass; the walk mends it again."""
    name = draw.choice(_tables(state))
    return Edited(state.writing({name: f"{state.text(name)}{',' * 60}\n"}), f"{name}: rusak")


def edition(draw: random.Random, state: State) -> Edited | None:
    """What the edition says of itself."""
    name = "data/edisi.yml"
    tree = yaml.safe_load(state.text(name))
    kind = draw.choice(("judul", "judul_pendek", "tanggal", "pengusul", "alamat", "repositori"))
    if kind == "tanggal":
        day = date.fromisoformat(str(tree[kind])) + timedelta(days=draw.choice((1, 2)))
        tree[kind] = day.isoformat()
    elif kind == "alamat":
        tree[kind] = None if tree[kind] else "https://contoh.example/cetak-biru/"
    elif kind == "repositori":
        tree[kind] = None if tree[kind] else "https://github.com/contoh/cetak-biru"
    else:
        tree[kind] = f"{tree[kind]} {draw.choice('ABC')}"
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100)
    return Edited(state.writing({name: text}), f"{name}: {kind}: {tree[kind]!r}")


def next_edition(draw: random.Random, state: State) -> Edited | None:
    """The next edition's number, with its entry in the change log."""
    edition = yaml.safe_load(state.text("data/edisi.yml"))
    log = yaml.safe_load(state.text("data/rilis.yml"))
    year, serial = str(edition["versi"]).split(".")[:2]
    edition["versi"] = f"{year}.{int(serial) + 1}"
    entry = {
        "versi": edition["versi"],
        "ringkasan": "Edisi rekaan.",
        "perubahan": ["Naskah rekaan diperbarui."],
        "ralat": [],
    }
    log["rilis"].insert(0, entry)
    changes = {
        "data/edisi.yml": yaml.safe_dump(edition, allow_unicode=True, sort_keys=False),
        "data/rilis.yml": yaml.safe_dump(log, allow_unicode=True, sort_keys=False),
    }
    return Edited(state.writing(changes), f"data/edisi.yml: versi {edition['versi']}")
