"""Scripts run from Python: the same code that a browser runs, in an embedded V8.

They get texts and give texts, and reach no file, no network and no page. V8 lives in a process of
its own: it has threads, which a fork (base/workers.py) would tear out of it, and all the memory and
time that a script asks for go with that process.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING

from cetakbiru.base.stopping import follow_parent

if TYPE_CHECKING:
    from py_mini_racer import MiniRacer

# What one call may take, in bytes and in seconds, many times what the largest plan needs.
_MEMORY = 1_000_000_000
_SECONDS = 300.0
# Less garbage lies about, at no cost of time: little room (MB) for what has just been made, and no
# collecting beside the work, which falls behind it.
_FLAGS = ("--max-semi-space-size=4", "--single-threaded-gc")
# Asks for no function, but that V8 let go of what nobody holds.
_TIDY = ""
# Letters of an error that are told.
_LONGEST = 300


class ScriptError(Exception):
    """A script failed: a fault of ours, never of the input. The message is that of the script."""


class ScriptLimitError(ScriptError):
    """A script asked for more memory or more time than it may have, and was ended."""


class Scripts:
    """What bundles of scripts offer: classic scripts, which set global names, run in this order.

    V8 starts when this is made and the caller goes on meanwhile; it ends with `close`, with the
    block of a `with`, and at the latest with this process. Names that bundles set last until
    then. Threads may share it, one call at a time; a fork of this process starts a V8 of its own.
    """

    def __init__(self, *bundles: Path, seconds: float = _SECONDS, memory: int = _MEMORY) -> None:
        self._bundles, self._seconds, self._memory = bundles, seconds, memory
        self._engine: _Engine | None = None
        self._started()

    def call(self, function: str, *texts: str) -> str:
        """What a function of the bundles, by its global name, returns for these texts: a text.

        Halves of a letter (lone surrogates), which no text of the web holds, come as question
        marks. Raises ScriptError when the function throws, ScriptLimitError when it takes too much.
        """
        engine = self._started()
        try:
            return engine.call(function, texts, self._seconds)
        except BaseException as error:
            # After a mere fault of the script it is as before. Else an answer may still come, and
            # would be taken for that to the next call.
            if type(error) is not ScriptError:
                self.close()
            raise

    def tidy(self) -> None:
        """Lets go of what no script holds any more, before a call that makes much anew."""
        self.call(_TIDY)

    def close(self) -> None:
        """Ends V8. A later call starts it anew."""
        if self._engine is not None and self._engine.is_here:
            self._engine.end()
        self._engine = None

    def __enter__(self) -> Scripts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _started(self) -> _Engine:
        if self._engine is None or not self._engine.is_here:
            self._engine = _Engine(self._bundles, self._memory)
        return self._engine


class _Engine:
    """The process that V8 lives in, and the pipe to it."""

    def __init__(self, bundles: Sequence[Path], memory: int) -> None:
        context = get_context("fork") if _can_fork() else get_context("spawn")
        self._owner = os.getpid()
        self._one_at_a_time = Lock()
        self._pipe, there = context.Pipe()
        # A daemon: ended when this process comes to its end, however it does.
        self._process = context.Process(target=_serve, args=(bundles, memory, there), daemon=True)
        self._process.start()
        there.close()

    @property
    def is_here(self) -> bool:
        """Whether this process has started it, and not one that this is a fork of."""
        return self._owner == os.getpid()

    def call(self, function: str, texts: tuple[str, ...], seconds: float) -> str:
        with self._one_at_a_time:
            try:
                self._pipe.send((function, texts))
                if not self._pipe.poll(seconds):
                    raise ScriptLimitError(f"{function}: more than {seconds:g} seconds")
                result, error = self._pipe.recv()
            except (EOFError, OSError):
                # V8 itself gives up where the system has no more memory.
                self._process.join()
                code = self._process.exitcode
                raise ScriptLimitError(f"{function}: V8 ended ({code})") from None
        if error is not None:
            raise error
        return str(result)

    def end(self) -> None:
        self._process.kill()
        self._process.join()
        self._pipe.close()


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _serve(bundles: Sequence[Path], memory: int, pipe: Connection) -> None:
    """Answers calls, each with a result or with what to raise, until this process is ended."""
    follow_parent()
    _let_go_of_files(pipe)
    # Imported here, where it is needed: the library is large, and so is what it loads.
    from py_mini_racer import DEFAULT_V8_FLAGS, MiniRacer, init_mini_racer

    init_mini_racer(flags=(*DEFAULT_V8_FLAGS, *_FLAGS))
    engine = MiniRacer()
    engine.set_hard_memory_limit(memory)
    _, fault = _tried(engine, partial(_loaded, engine, bundles))
    while True:
        try:
            function, texts = pipe.recv()
        except EOFError:
            # Nobody is left who could ask.
            return
        answer = _tried(engine, partial(_called, engine, function, texts))
        pipe.send((None, fault) if fault else answer)


def _let_go_of_files(pipe: Connection) -> None:
    """Closes what a fork has of its parent's files, pipes and sockets: whoever waits for their end
    would wait for V8. Ours, the way to the parent and what it prints to stay."""
    parent = multiprocessing.parent_process()
    if parent is None or not _can_fork():
        return
    last = 2
    for kept in sorted((pipe.fileno(), parent.sentinel)):
        os.closerange(last + 1, kept)
        last = kept
    os.closerange(last + 1, os.sysconf("SC_OPEN_MAX"))


def _loaded(engine: MiniRacer, bundles: Sequence[Path]) -> None:
    for bundle in bundles:
        engine.eval(bundle.read_text(encoding="utf-8"))


def _called(engine: MiniRacer, function: str, texts: tuple[str, ...]) -> str:
    from py_mini_racer import JSFunction

    if function == _TIDY:
        engine.low_memory_notification()
        return ""
    found = engine.eval(function)
    if not isinstance(found, JSFunction):
        raise ScriptError(f"{function} is no function")
    result = found(*(text.encode("utf-8", "replace").decode("utf-8") for text in texts))
    if not isinstance(result, str):
        raise ScriptError(f"{function} returned no text")
    return result


def _tried(engine: MiniRacer, do: Callable[[], object]) -> tuple[object, ScriptError | None]:
    from py_mini_racer import JSEvalException

    try:
        return do(), None
    except ScriptError as error:
        return None, error
    except OSError as error:
        return None, ScriptError(str(error))
    except JSEvalException as error:
        if engine.was_hard_memory_limit_reached():
            return None, ScriptLimitError("more memory than it may have")
        # Below it stands the line of the script, which is a whole bundle.
        return None, ScriptError(str(error).partition("\n")[0][:_LONGEST])
