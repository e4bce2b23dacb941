"""Remembers what was computed from a Blueprint for as long as that Blueprint lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple
from weakref import WeakKeyDictionary

from cetakbiru.model.load import Blueprint

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


def once_per_blueprint(
    function: Callable[[Blueprint, *Arguments], Result],
) -> Callable[[Blueprint, *Arguments], Result]:
    """The same function, run once for each Blueprint and arguments.

    The arguments must be hashable and the result must not hold the Blueprint, which it would keep
    alive. A reloaded Blueprint is another object and is computed anew.
    """
    known: WeakKeyDictionary[Blueprint, dict[tuple[object, ...], Result]] = WeakKeyDictionary()

    @wraps(function)
    def remembered(blueprint: Blueprint, *arguments: *Arguments) -> Result:
        results = known.setdefault(blueprint, {})
        if arguments not in results:
            results[arguments] = function(blueprint, *arguments)
        return results[arguments]

    return remembered
