"""Remembers what was computed from a Blueprint for as long as that Blueprint lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, Unpack

from macros.blueprint.load import Blueprint

Result = TypeVar("Result")
Arguments = TypeVarTuple("Arguments")


def once_per_blueprint(
    function: Callable[[Blueprint, Unpack[Arguments]], Result],
) -> Callable[[Blueprint, Unpack[Arguments]], Result]:
    """The same function, run once for each Blueprint and arguments.

    The arguments must be hashable. A reloaded Blueprint is another object and is computed anew.
    """
    known: dict[int, dict[tuple[object, ...], Result]] = {}

    @wraps(function)
    def remembered(blueprint: Blueprint, *arguments: *Arguments) -> Result:
        key = id(blueprint)
        if key not in known:
            known[key] = {}
            # An id may be given again once its object is gone, so the results go with it.
            weakref.finalize(blueprint, known.pop, key, None).atexit = False
        results = known[key]
        if arguments not in results:
            results[arguments] = function(blueprint, *arguments)
        return results[arguments]

    return remembered
