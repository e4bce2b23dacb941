"""Keys that are broken, what they should be, and what of other files follows from them.

A malformed key is no truth for other rules. It is told once, with the number of cells that can't
be judged because of it; the other rules see the row with the code that was meant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import takewhile

from cetakbiru.checks.nearest import nearest
from cetakbiru.checks.problems import ERROR, Problem, listed, problem, quote
from cetakbiru.checks.rules.keys import double_problem, is_same_row
from cetakbiru.checks.rules.references import Mention, spoilt_fault, unknown_mentions
from cetakbiru.checks.rules.spoilt import (
    GUESSED,
    LETTERS,
    ZERO,
    Known,
    Meant,
    in_latin,
    widths,
    with_zeros,
)
from cetakbiru.checks.shape.cells import ColumnCheckers
from cetakbiru.checks.shape.codes import Codes, Registry, key_slots, references_of, scalars
from cetakbiru.checks.shape.trees import field_name
from cetakbiru.checks.shape.view import View
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.model.text import Position
from cetakbiru.model.yamltree import Path

# So many cells that name an unknown code are not all mistyped: its definition is.
_ENOUGH = 2
# And in so many, in several files, it is the definition that is gone.
_GONE = 3


@dataclass(frozen=True)
class Mended:
    """What is wrong with keys and references, and the data as other rules may take them.

    Broken keys stand in `view` as they were meant where that can be told, and are empty where not,
    so that nothing is concluded from them.
    """

    problems: list[Problem]
    view: View


@dataclass
class _Key:
    """The place of a key. `spot` is its row or path in the sheet or tree number `at` of its table.

    A broken one has what its own column or schema says (`told`) or an earlier key with the same
    text (`double_of`), or is named by nobody; `meant` is the code that it should be, if that shows.
    """

    target: str
    table: str
    at: int
    spot: int | Path
    text: str
    file: str
    place: Position
    field: str
    told: Problem | None = None
    double_of: _Key | None = None
    label: str = ""
    meant: Meant | None = None

    @property
    def right(self) -> str:
        return self.meant.code if self.meant else ""


def mend_keys(
    view: View, checkers: Mapping[str, ColumnCheckers], problems: Sequence[Problem]
) -> Mended:
    """Judges keys and references together.

    `view` holds the data as written and a registry of their codes, out of which malformed keys are
    taken and into which mended ones are put. `problems` are those told of single files so far; of
    broken keys among them only what is returned counts.
    """
    keys = [*_broken_in_sheets(view, checkers), *_broken_in_trees(view, problems)]
    for key in keys:
        if key.told is not None:
            key.label = view.registry.distrust(key.target, key.text)
    mentions = unknown_mentions(view)
    if not keys and not mentions:
        return Mended([*problems, *_given_anew(view, [])], view)
    keys = _matched(view, keys, _missing(mentions))
    explained: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if key.right or key.told:
            explained[key.target] |= {key.right, key.text}
        if key.right:
            view.registry.mend(key.target, key.text, key.right, key.label)
    own = {id(key.told) for key in keys if key.told}
    found = [each for each in problems if id(each) not in own]
    found += _given_anew(view, keys)
    found += _one_a_column(
        [
            *(_problem(key, view, mentions) for key in keys),
            *_unexplained(view, mentions, explained),
        ]
    )
    # Pages are judged later, and may name just the code that is missing.
    for key in keys:
        view.registry.codes[key.target].whole &= bool(key.right)
    return Mended(found, _with_references(_with(view, keys), keys, mentions))


def _with_references(view: View, keys: Iterable[_Key], mentions: Iterable[Mention]) -> View:
    """The view with cells that name a code wrongly as they were meant, where that is certain."""
    right: dict[str, dict[str, str]] = defaultdict(dict)
    for key in keys:
        if key.told and key.right:
            right[key.target][key.text] = key.right
    changes: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for mention in mentions:
        text = mention.mended(right[mention.target])
        if text != mention.text:
            changes[mention.file, mention.field].update(dict.fromkeys(mention.rows, text))
    if not changes:
        return view
    sheets = {name: list(found) for name, found in view.sheets.items()}
    for found in sheets.values():
        for at, sheet in enumerate(found):
            for (file, field), texts in changes.items():
                if file == sheet.file and texts:
                    found[at] = found[at].with_cells(field, texts)
    return replace(view, sheets=sheets)


def _broken_in_sheets(view: View, checkers: Mapping[str, ColumnCheckers]) -> Iterator[_Key]:
    for name, sheets in view.sheets.items():
        key = view.raw.descriptors[name].key
        if len(key) != 1:
            continue
        faults = [checkers[name].faults(sheet, key[0]) for sheet in sheets]
        texts = [text for sheet in sheets for text in sheet.column(key[0]) if text]
        if not any(faults) and len(set(texts)) == len(texts):
            continue
        first: dict[str, _Key] = {}
        for found in _in_sheets(view, name):
            sheet, row = sheets[found.at], int(str(found.spot))
            fault = faults[found.at].get(sheet.column(key[0])[row])
            if fault is not None:
                found.told = sheet.problem(fault.code, row, key[0], **fault.values)
                yield found
            elif found.text and first.setdefault(found.text, found) is not found:
                found.double_of = first[found.text]
                yield found


def _in_sheets(view: View, name: str) -> Iterator[_Key]:
    """Every key of a table with one key column."""
    (column,) = view.raw.descriptors[name].key
    target = f"{name}.{column}"
    for at, sheet in enumerate(view.sheets[name]):
        for row, text in enumerate(sheet.column(column) if sheet.has(column) else ()):
            place = sheet.place(row, column)
            yield _Key(target, name, at, row, text.strip(), sheet.file, place, column)


def _broken_in_trees(view: View, problems: Iterable[Problem]) -> Iterator[_Key]:
    told = {(found.file, found.field): found for found in problems}
    for name in view.trees:
        first: dict[tuple[str, str], _Key] = {}
        for key in _in_trees(view, name):
            key.told = told.get((key.file, key.field))
            if key.told is not None:
                yield key
            elif key.text and first.setdefault((key.target, key.text), key) is not key:
                key.double_of = first[key.target, key.text]
                yield key


def _in_trees(view: View, name: str) -> Iterator[_Key]:
    """Every key of a table kept in YAML files, also of what lacks one."""
    for at, tree in enumerate(view.trees[name]):
        for target, value, path in key_slots(view.raw.descriptors[name].json_schema, tree.value):
            text = value if isinstance(value, str) else tree.texts.get(path, "")
            place = tree.position(path)
            yield _Key(target, name, at, path, text, tree.file.name, place, field_name(path))


def _missing(mentions: Sequence[Mention]) -> dict[str, Counter[str]]:
    """How often each unknown code is named, by the list that should define it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        for codes in mention.reference.codes:
            for item in mention.items:
                if codes.fits(item) and not mention.reference.is_spoilt(item):
                    found[codes.target][item] += len(mention.lines)
    return found


def _matched(view: View, keys: Iterable[_Key], missing: Mapping[str, Counter[str]]) -> list[_Key]:
    """The broken keys, with the right code of each that has one, and keys that nobody names."""
    by_target: dict[str, list[_Key]] = {target: [] for target in missing}
    for key in keys:
        by_target.setdefault(key.target, []).append(key)
    found: list[_Key] = []
    for target, group in by_target.items():
        codes, free = view.registry.codes[target], missing.get(target, Counter())
        for match in (_by_history, _surely, _by_form, _nearly, _by_rest):
            for key in group:
                if key.meant is None and (meant := match(key, free, codes)):
                    key.meant = meant
                    free.pop(meant.code, None)
        found += (_chosen(view, key) for key in group)
        found += _renamed(view, target, free)
    return found


def _by_history(key: _Key, free: Mapping[str, int], codes: Codes) -> Meant | None:
    old = codes.was.get(key.text, "")
    if not old or old in codes.labels:
        return None
    # How it was spoilt says more than that it was another one.
    return Known({old: ""}).surely(key.text) or Meant(old, GUESSED)


def _surely(key: _Key, free: Mapping[str, int], codes: Codes) -> Meant | None:
    if key.text in free:
        return Meant(key.text, GUESSED)  # right but for its quotes
    return Known(dict.fromkeys(free, "")).surely(key.text) if key.told and key.text else None


def _by_form(key: _Key, free: Mapping[str, int], codes: Codes) -> Meant | None:
    """The code that the form of its fellows alone tells, if nobody has it."""
    if not key.told or not key.text:
        return None
    plain, letters = in_latin(key.text)
    if letters and codes.fits(plain) and plain not in codes.labels:
        return Meant(plain, LETTERS, letters)
    for form in {widths(code) for code in codes.labels}:
        for code, what in with_zeros(key.text, form):
            if codes.fits(code) and code not in codes.labels:
                return Meant(code, ZERO, what)
    return None


def _nearly(key: _Key, free: Mapping[str, int], codes: Codes) -> Meant | None:
    return Known(dict.fromkeys(free, "")).meant(key.text) if key.text else None


def _by_rest(key: _Key, free: Counter[str], codes: Codes) -> Meant | None:
    """What is named most among the codes that nothing else explains."""
    if not free or (key.double_of is not None and len(free) > 1):
        return None
    return Meant(free.most_common(1)[0][0], GUESSED)


def _chosen(view: View, key: _Key) -> _Key:
    """Of two rows with one key the one that is wrong: the later, unless the missing code fits
    only between the fellows of the first."""
    first = key.double_of
    if first is None or not key.right or first.double_of:
        return key
    kin = _kinship(view, first, key.right) - _kinship(view, key, key.right)
    if kin < 0 or (kin == 0 and _between(view, key, key.right)):
        return key
    if not _between(view, first, key.right):
        return key
    first.meant, first.double_of = key.meant, key
    return first


def _kinship(view: View, key: _Key, code: str) -> int:
    """How many letters a code shares with the keys of the rows above and below."""
    if not isinstance(key.spot, int):
        return 0
    texts = view.sheets[key.table][key.at].column(key.field)
    beside = [*texts[: key.spot][-1:], *texts[key.spot + 1 :][:1]]
    shared = (takewhile(lambda pair: pair[0] == pair[1], zip(text, code)) for text in beside)
    return max((len(list(pairs)) for pairs in shared), default=0)


def _between(view: View, key: _Key, code: str) -> bool:
    """Whether a code stands in order between the keys of the rows above and below."""
    if not isinstance(key.spot, int):
        return False
    texts = view.sheets[key.table][key.at].column(key.field)
    above, below = texts[: key.spot][-1:], texts[key.spot + 1 :][:1]
    return all(text < code for text in above) and all(text > code for text in below)


def _renamed(view: View, target: str, free: Counter[str]) -> Iterator[_Key]:
    """Well-formed keys that nobody names, while others name a code like it that nobody defines."""
    codes = view.registry.codes[target]
    wanted = [
        code for code, count in free.items() if count >= _ENOUGH and codes.may_have_lost(code)
    ]
    if not wanted and not codes.was:
        return
    named = _named(view, target)
    defined = {key.text: key for key in _definitions(view, target)}
    unused = {text: key for text, key in defined.items() if text not in named}
    for new, code in codes.was.items():
        if code in free and new in defined:
            key = defined[new]
            key.meant, key.label = Meant(code, GUESSED), codes.labels.get(new, "")
            del free[code]
            yield key
    groups = Counter(map(_letters, wanted))
    fellows = Counter(map(_letters, unused))
    for code in wanted:
        if code not in free:
            continue
        old = nearest(code, unused) or (next(iter(unused), None) if len(defined) == 1 else None)
        if old is None:
            continue
        # Many of one kind that are gone went with their file: what has other letters stays itself.
        many = groups[_letters(code)]
        if many >= _GONE and _letters(old) != _letters(code) and fellows[_letters(old)] != many:
            continue
        key = unused[old]
        # Lists that count on hold many codes that differ by a digit: there nobody is blamed for
        # being like a code that is gone, unless he stands out of order or is named by nobody alone.
        rare = len(unused) * 10 <= len(defined) or len(unused) == 1
        strange = _between(view, key, code) and not _between(view, key, old)
        if _letters(old) == _letters(code) and not rare and not strange:
            continue
        key.meant, key.label = Meant(code, GUESSED), codes.labels.get(old, "")
        del unused[old], free[code]
        yield key


def _definitions(view: View, target: str) -> Iterator[_Key]:
    name = target.partition(".")[0]
    if name in view.sheets:
        yield from _in_sheets(view, name)
        return
    for tree in view.trees:
        yield from (key for key in _in_trees(view, tree) if key.target == target)


def _letters(code: str) -> str:
    return "".join(character for character in code if not character.isdigit())


def _named(view: View, target: str) -> set[str]:
    """Every code that something names where one of `target` is meant."""
    found: set[str] = set()
    for _, sheet in view.all_sheets():
        for column in sheet.descriptor.columns:
            if target in column.references:
                for text in set(sheet.column(column.name)):
                    found.update(part.strip() for part in text.split(LIST_SEPARATOR))
    for name, trees in view.trees.items():
        for tree in trees:
            for schema, value, _ in scalars(view.raw.descriptors[name].json_schema, tree.value):
                if target in references_of(schema):
                    found.add(str(value))
    return found


def _given_anew(view: View, told: Sequence[_Key]) -> Iterator[Problem]:
    """Keys that rows without other change had not before, and of which nothing else was told."""
    places = {(key.file, key.place) for key in told}
    explained = {(key.target, key.right) for key in told}
    for target, codes in view.registry.codes.items():
        for key in _definitions(view, target) if codes.was else ():
            old = codes.was.get(key.text)
            if old is None or (target, old) in explained:
                continue
            if (key.file, key.place) not in places:
                values = {"value": quote(key.text), "old": quote(old)}
                yield problem("id-diganti", key.file, key.place, key.field, **values)


def given_anew_after_release(problems: Sequence[Problem], registry: Registry) -> list[Problem]:
    """The problems with one for a published programme whose ID was given anew, an error there."""
    given = registry.codes["program.id"].was.items() if "program.id" in registry.codes else ()
    lost = {
        new: found
        for new, old in given
        for found in problems
        if found.code == "program-hilang" and old in found.message.split()
    }
    if not lost:
        return list(problems)
    gone = set(lost.values())
    return [
        replace(found, severity=ERROR)
        if found.code == "id-diganti" and any(quote(new) in found.message for new in lost)
        else found
        for found in problems
        if found not in gone
    ]


def _one_a_column(problems: Sequence[Problem]) -> Iterator[Problem]:
    """A spreadsheet that spoils one code spoils all of a column: told once."""
    spoilt: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for found in problems:
        if found.code == "kode-nol-hilang":
            spoilt[found.file, found.field].append(found)
        else:
            yield found
    for first, *others in spoilt.values():
        lines = listed([str(found.line) for found in others])
        more = f" Begitu pula kode lain di kolom ini, baris {lines}." if others else ""
        yield replace(first, message=first.message + more)


def _problem(key: _Key, view: View, mentions: Sequence[Mention]) -> Problem:
    """What is told of a broken key, with what follows from it."""
    right, meant = key.right, key.meant
    if key.told and meant and meant.how in (ZERO, LETTERS):
        fault = spoilt_fault(key.text, meant, key.label)
        found = problem(fault.code, key.file, key.place, key.field, **fault.values)
    elif key.told:
        found = key.told
        if right and found.code == "yaml-perlu-kutip":
            found = replace(found, hint=f"Tulis '{right}', dengan tanda kutip.")
        elif right:
            found = replace(found, hint=f"Tulis {right}. {found.hint}")
    elif key.double_of:
        place = (key.file, key.place, key.field)
        first = (key.double_of.file, key.double_of.place.line)
        if _is_twin(view, key, key.double_of):
            values = {"file": first[0], "line": first[1]}
            return problem("baris-kembar", key.file, key.place, key.field, **values)
        found = double_problem(view.registry.codes[key.target], key.text, place, first, right)
    else:
        found = problem(
            "id-berubah", key.file, key.place, key.field, value=quote(key.text), right=right
        )
    codes = view.registry.codes[key.target]
    told = _with_consequences(found, key, mentions)
    if right and codes.official and told is found:
        # Nobody else names it: only its form says so.
        return replace(told, hint=f"{told.hint} Cocokkan dengan {codes.official}.")
    return told


def _is_twin(view: View, key: _Key, other: _Key) -> bool:
    """Whether the rows of two keys are alike in each cell."""
    if not isinstance(key.spot, int) or not isinstance(other.spot, int):
        return False
    sheets = view.sheets[key.table]
    return is_same_row(sheets[key.at], key.spot, sheets[other.at], other.spot)


def _with_consequences(found: Problem, key: _Key, mentions: Sequence[Mention]) -> Problem:
    ours = [
        mention
        for mention in mentions
        if any(codes.target == key.target for codes in mention.reference.codes)
    ]
    wrong = [each for each in ours if key.text in each.items] if key.told and key.text else []
    right = [each for each in ours if key.right and key.right in each.items]
    count = sum(len(mention.lines) for mention in [*wrong, *right])
    if not count:
        return found
    files = {mention.file for mention in [*wrong, *right]}
    message = (
        f"{found.message} Karena ini, {count} keterangan lain di {len(files)} berkas belum dapat"
        " diperiksa."
    )
    copies = [f"{mention.file} baris {listed(list(map(str, mention.lines)))}" for mention in wrong]
    also = f" Perbaiki juga {quote(key.text)} di {listed(copies, 4)}." if copies else ""
    return replace(found, message=message, hint=f"{found.hint}{also}")


def _unexplained(
    view: View, mentions: Sequence[Mention], explained: Mapping[str, set[str]]
) -> Iterator[Problem]:
    """References to codes that no broken key explains; many to one code are told once."""
    left: list[tuple[Mention, list[str]]] = []
    by_code: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        targets = [codes.target for codes in mention.reference.codes]
        items = [
            item
            for item in mention.items
            if not any(item in explained[target] for target in targets)
        ]
        left.append((mention, items))
        for item in items:
            if not mention.reference.is_spoilt(item):
                by_code[mention.target, item].append(mention)
    gone: dict[str, dict[str, list[Mention]]] = defaultdict(dict)
    for (target, item), found in by_code.items():
        files = {mention.file for mention in found}
        if not view.registry.codes[target].may_have_lost(item):
            continue
        if len(files) > 1 and sum(len(mention.lines) for mention in found) >= _GONE:
            gone[target][item] = found
    for target, missed in gone.items():
        yield _gone_problem(view, target, missed)
    for mention, items in left:
        target = mention.target
        codes = view.registry.codes[target]
        yield from mention.problems(item for item in items if item not in gone.get(target, ()))
        # What was never there is mended wherever it was typed, not once in the list.
        codes.told.update(filter(codes.may_have_lost, items))


def _gone_problem(view: View, target: str, codes: Mapping[str, list[Mention]]) -> Problem:
    """Codes that many cells name and nobody defines, told where they should be defined."""
    mentions = [mention for found in codes.values() for mention in found]
    first = mentions[0]
    place = next(_definitions(view, target), None)
    file, line = (place.file, Position(1, 1)) if place else (first.file, first.place)
    return problem(
        "kode-hilang",
        file,
        line,
        target.partition(".")[2],
        codes=listed([quote(code) for code in codes]),
        where=view.registry.codes[target].where,
        count=sum(len(mention.lines) for mention in mentions),
        files=len({mention.file for mention in mentions}),
        first=f"{first.file} baris {first.place.line}",
    )


def _with(view: View, keys: Sequence[_Key]) -> View:
    """The view with broken keys as they were meant; empty where that is unknown."""
    if not keys:
        return view
    sheets = {name: list(found) for name, found in view.sheets.items()}
    trees = {name: list(found) for name, found in view.trees.items()}
    by_place: dict[tuple[str, int], list[_Key]] = defaultdict(list)
    for key in keys:
        by_place[key.table, key.at].append(key)
        # Which of two rows is wrong is a guess: neither is believed.
        if key.double_of is not None:
            by_place[key.double_of.table, key.double_of.at].append(key.double_of)
    for (name, at), found in by_place.items():
        if name in sheets:
            cells = {int(str(key.spot)): _believed(key) for key in found}
            sheets[name][at] = sheets[name][at].with_cells(found[0].field, cells)
            continue
        value = deepcopy(trees[name][at].value)
        for key in found:
            assert isinstance(key.spot, tuple)  # noqa: S101 - keys of trees have paths
            *parents, last = key.spot
            part = value
            for step in parents:
                part = part[step]
            part[last] = _believed(key)
        trees[name][at] = replace(trees[name][at], value=value)
    return replace(view, sheets=sheets, trees=trees)


def _believed(key: _Key) -> str:
    return "" if key.double_of is not None else key.right
