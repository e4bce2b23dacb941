"""Progress of a long command: a line a step, and on a terminal its time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import click

# Announces a part of the work for as long as it takes.
Step = Callable[[str], AbstractContextManager[None]]


@contextmanager
def step(name: str) -> Iterator[None]:
    """Announces a step; on a terminal its line ends with the seconds that it took."""
    if not sys.stderr.isatty():
        click.echo(f"{name} …", err=True)
        yield
        return
    click.echo(f"{name} …", nl=False, err=True)
    started = time.monotonic()
    try:
        yield
    except BaseException:
        click.echo(" gagal", err=True)
        raise
    click.echo(f" {time.monotonic() - started:.1f} dtk", err=True)
