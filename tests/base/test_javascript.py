"""Scripts give what they return; what they do wrong ends them and never the run that asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path

import pytest

from cetakbiru.base.javascript import ScriptError, ScriptLimitError, Scripts
from cetakbiru.base.workers import shared_out
from tests.running import is_running

pytestmark = pytest.mark.site

BUNDLE = """
let calls = 0;
const it = {
  told: (one, other) => JSON.stringify([one, other]),
  count: () => String(++calls),
  wrong: (text) => { throw new Error(`not ${text}`); },
  thing: () => ({}),
  endless: () => { for (;;); },
  greedy: () => { const all = []; for (;;) all.push(new Array(1e6).fill(1.5)); },
};
"""


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    file = tmp_path / "bundle.js"
    file.write_text(BUNDLE, encoding="utf-8")
    return file


@pytest.fixture
def scripts(bundle: Path) -> Iterator[Scripts]:
    with Scripts(bundle) as made:
        yield made


def test_texts_go_in_and_come_out_as_they_are(scripts: Scripts) -> None:
    assert scripts.call("it.told", "é😀\u2028\0", '"\\') == '["é😀\u2028\\u0000","\\"\\\\"]'
    assert scripts.call("it.told", "half \ud83d", "") == '["half ?",""]'
    long = "ë" * 3_000_000
    assert scripts.call("it.told", long, "") == f'["{long}",""]'


def test_names_last_as_long_as_the_engine(scripts: Scripts) -> None:
    assert [scripts.call("it.count") for _ in range(3)] == ["1", "2", "3"]
    scripts.close()
    assert scripts.call("it.count") == "1"


@pytest.mark.parametrize(
    ("function", "said"),
    [
        ("it.wrong", "Error: not x"),
        ("it.none", "it.none is no function"),
        ("other.none", "ReferenceError: other is not defined"),
        ("it.thing", "it.thing returned no text"),
    ],
)
def test_what_a_script_does_wrong_is_told(scripts: Scripts, function: str, said: str) -> None:
    with pytest.raises(ScriptError, match=said) as told:
        scripts.call(function, "x")
    assert not isinstance(told.value, ScriptLimitError)
    assert "\n" not in str(told.value)
    assert scripts.call("it.count") == "1"


@pytest.mark.parametrize("content", ["const it = {", "throw new Error('at once')", None])
def test_a_bundle_that_can_not_be_loaded_is_told_by_every_call(
    tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "broken.js"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with Scripts(file) as scripts:
        for _ in range(2):
            with pytest.raises(ScriptError):
                scripts.call("it.count")


@pytest.mark.parametrize(
    ("function", "seconds", "memory"),
    [("it.endless", 1, 1_000_000_000), ("it.greedy", 60, 100_000_000)],
)
def test_a_script_that_takes_too_much_is_ended_and_the_next_call_is_answered(
    bundle: Path, function: str, seconds: float, memory: int
) -> None:
    with Scripts(bundle, seconds=seconds, memory=memory) as scripts:
        with pytest.raises(ScriptLimitError):
            scripts.call(function)
        assert scripts.call("it.count") == "1"


def test_who_is_interrupted_gets_no_answer_to_what_was_asked_before(bundle: Path) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        with Scripts(bundle) as scripts:
            assert scripts.call("it.count") == "1"
            signal.setitimer(signal.ITIMER_REAL, 0.2)
            with pytest.raises(KeyboardInterrupt):
                scripts.call("it.endless")
            assert scripts.call("it.told", "x", "y") == '["x","y"]'
    finally:
        signal.signal(signal.SIGALRM, before)


def test_an_engine_that_somebody_ends_is_told(scripts: Scripts) -> None:
    assert scripts.call("it.count") == "1"
    (engine,) = active_children()
    assert engine.pid is not None
    os.kill(engine.pid, signal.SIGKILL)
    with pytest.raises(ScriptLimitError):
        scripts.call("it.count")
    assert scripts.call("it.count") == "1"


def test_the_library_of_the_engine_is_never_loaded_here(bundle: Path) -> None:
    ask = f"""
import sys
from pathlib import Path
from cetakbiru.base.javascript import Scripts
print(Scripts(Path({str(bundle)!r})).call("it.count"), "py_mini_racer" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("1 False\n", "")


def test_work_is_shared_out_beside_an_engine_and_workers_have_their_own(scripts: Scripts) -> None:
    assert scripts.call("it.count") == "1"
    counted = shared_out(lambda at: (os.getpid(), int(scripts.call("it.count"))), range(30))
    by_worker: dict[int, list[int]] = {}
    for worker, count in counted:
        by_worker.setdefault(worker, []).append(count)
    assert os.getpid() not in by_worker
    assert all(sorted(each) == list(range(1, len(each) + 1)) for each in by_worker.values())
    assert scripts.call("it.count") == "2"


def test_threads_share_an_engine_one_call_at_a_time(bundle: Path) -> None:
    with Scripts(bundle) as scripts, ThreadPoolExecutor(4) as threads:
        counted = threads.map(lambda _: int(scripts.call("it.count")), range(40))
        assert sorted(counted) == list(range(1, 41))


def test_a_thread_starts_an_engine(bundle: Path) -> None:
    def count(_: int) -> str:
        with Scripts(bundle) as scripts:
            return scripts.call("it.count")

    with ThreadPoolExecutor(1) as threads:
        assert list(threads.map(count, range(2))) == ["1", "1"]


_ENDLESS = """
import sys
from pathlib import Path
from cetakbiru.base.javascript import Scripts
from multiprocessing import active_children
scripts = Scripts(Path(sys.argv[1]))
scripts.call("it.count")
print(active_children()[0].pid, flush=True)
scripts.call("it.endless")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread waits for its turn")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_engine_ends_with_who_asked(bundle: Path, end: signal.Signals) -> None:
    asks = [sys.executable, "-c", _ENDLESS, str(bundle)]
    with subprocess.Popen(asks, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as asking:
        assert asking.stdout is not None
        engine = int(asking.stdout.readline())
        asking.send_signal(end)
        asking.wait(timeout=20)
    deadline = time.monotonic() + 5
    while is_running(engine):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_an_engine_holds_no_pipe_of_its_parent_open(tmp_path: Path) -> None:
    script = tmp_path / "skrip.js"
    script.write_text("var told = () => 'ada';", encoding="utf-8")
    reading, writing = os.pipe()
    with Scripts(script) as scripts:
        assert scripts.call("told") == "ada"
        os.close(writing)
        # Whoever reads sees the end at once, though V8 runs on.
        assert os.read(reading, 1) == b""
    os.close(reading)


def test_what_scripts_hold_outlasts_tidying(tmp_path: Path) -> None:
    script = tmp_path / "skrip.js"
    script.write_text("var held = 'ada'; var told = () => held;", encoding="utf-8")
    with Scripts(script) as scripts:
        scripts.tidy()
        assert scripts.call("told") == "ada"
