"""Remembers what was computed from a Blueprint for as long as that Blueprint lives."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

from cetakbiru.model.reads import Cell, Computed, note, recording

Owner = TypeVar("Owner", bound=Hashable)
Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


@dataclass(frozen=True)
class Made:
    """A result, and what was read for it; None where it does not come from the data."""

    result: Any
    reads: frozenset[Cell] | None


_functions: dict[str, Callable[..., Made]] = {}
_given: set[str] = set()


def once_per_blueprint(
    function: Callable[[Owner, *Arguments], Result],
) -> Callable[[Owner, *Arguments], Result]:
    """The same function, run once for each Blueprint and arguments.

    The arguments must be plain texts or numbers, and the result must not hold the Blueprint, which
    it would keep alive. A reloaded Blueprint is another object and is computed anew. Whoever asks
    has read the result, and not what it was made from (`model/reads.py`): where that changes and
    the result does not, nothing has changed for whoever asked.
    """
    known: WeakKeyDictionary[Owner, dict[tuple[object, ...], Made]] = WeakKeyDictionary()
    name = f"{function.__module__}.{function.__qualname__}"

    def made(owner: Owner, *arguments: *Arguments) -> Made:
        results = known.setdefault(owner, {})
        if arguments not in results:
            with recording() as reads:
                result = function(owner, *arguments)
            results[arguments] = Made(result, frozenset(reads))
        return results[arguments]

    @wraps(function)
    def remembered(owner: Owner, *arguments: *Arguments) -> Result:
        note(Computed(name, arguments))
        result: Result = made(owner, *arguments).result
        return result

    _functions[name] = made
    return remembered


def looked_up(
    function: Callable[[Owner, *Arguments], Result],
) -> Callable[[Owner, *Arguments], Result]:
    """The same function, which tells of something that a Blueprint was given from outside."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def told(owner: Owner, *arguments: *Arguments) -> Result:
        note(Computed(name, arguments))
        return function(owner, *arguments)

    def made(owner: Owner, *arguments: *Arguments) -> Made:
        return Made(function(owner, *arguments), None)

    _functions[name] = made
    _given.add(name)
    return told


def computed_again(owner: Hashable, computed: Computed) -> Made:
    """The result under that name for this Blueprint, from memory or computed now.

    Raises KeyError where no function of that name is loaded, and whatever the function raises.
    """
    return _functions[computed.name](owner, *computed.arguments)


def given_among(owner: Hashable, reads: Iterable[Cell]) -> dict[Computed, object]:
    """What of all that was read a Blueprint was given from outside, with what it is now."""
    return {
        cell: computed_again(owner, cell).result
        for cell in reads
        if isinstance(cell, Computed) and cell.name in _given
    }
