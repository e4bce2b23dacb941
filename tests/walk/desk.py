"""Two folders of one project: one is built with what builds before it kept, the other from nothing.

Whatever they say or make must be the same.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cetakbiru.site.verify import pages_first
from tests.conftest import ROOT
from tests.walk.builder import Builder
from tests.walk.state import PARTS, PLAIN, Manner, State, write_state

_CHECK = ["check", "--format", "json"]
_EDITION_FILES = "edisi/"
_CONTEXT = 120
_MOST_FILES = 12


@dataclass(frozen=True)
class Outcome:
    """What a build made: a hash of each file of the site, by name; and what `ppm check` said.

    Of a build that was refused there is only the site before it, and `said` tells why.
    """

    code: int
    said: str
    site: Mapping[str, str]
    checked: tuple[int, str] | None


@dataclass(frozen=True)
class Step:
    """One thing that happens to a project."""

    kind: str
    what: str
    state: State
    manner: Manner = PLAIN


class DiffersError(AssertionError):
    """What was kept made another site than a build from nothing."""


@dataclass
class Desk:
    """The two folders below `folder`, and the software that both are built by.

    `after` brings steps onto the disk and compares; it raises DiffersError.
    """

    folder: Path
    start: State
    state: State | None = None
    site: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, Outcome] = field(default_factory=dict)
    _builders: list[Builder] = field(default_factory=list)
    _engine: Mapping[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kept, self.new = self.folder / "dibangun", self.folder / "dari-awal"
        self.kept.mkdir(parents=True)
        source = self.folder / "mesin/cetakbiru"
        shutil.copytree(
            ROOT / "src/cetakbiru", source, ignore=shutil.ignore_patterns("__pycache__")
        )

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self._end_builders()

    def begin(self) -> State:
        """Builds the first state; returns it with what an edition of it would carry."""
        self.after([Step("", "keadaan awal", self.start)])
        edition = self.kept / "site" / _EDITION_FILES
        drafts = {f"{_EDITION_FILES}{one.name}": one.read_bytes() for one in edition.glob("*")}
        return replace(self.start, drafts=drafts)

    def after(self, steps: Sequence[Step], seed: int = 0) -> Outcome:
        """The outcome once all of the steps are done, the same of both; raises DiffersError.

        By the `seed` the files of the second folder get their order, and every third time both are
        checked, too, before the build or after it.
        """
        for step in steps:
            self.do(step)
        assert self.state is not None
        state, key = self.state, self.state.key()
        is_known = key in self.known
        checks = [] if seed % 3 else [_CHECK]
        commands = [*checks, state.words] if seed % 2 else [state.words, *checks]
        kept, new = self._processes()
        kept.ask(self.kept, commands, state.environment)
        if not is_known:
            self._write_new(state, seed)
            new.ask(self.new, [[*state.words, "--no-cache"], *checks], state.environment)
            self.known[key] = self._outcome(self.new, new.answers())
        answers = kept.answers()
        found = self._outcome(self.kept, answers[::-1] if seed % 2 else answers)
        self._compare(found, self.known[key], is_known)
        if found.code == 0:
            self.site = found.site
        return found

    def do(self, step: Step) -> None:
        """Brings one step onto the disk."""
        write_state(self.state, step.state, self.kept, step.manner)
        if step.manner.spoils:
            spoil(step.manner.spoils, self.kept, random.Random(step.what))  # noqa: S311 - a place
            self.site = hashes(self.kept / "site")
        if self._engine != step.state.engine:
            self._upgrade(step.state.engine)
        self.state = step.state

    def _upgrade(self, engine: Mapping[str, bytes]) -> None:
        """Puts other files of the software in place, and lets go of who has loaded those before."""
        source = self.folder / "mesin/cetakbiru"
        for name in self._engine.keys() | engine.keys():
            own = (ROOT / "src/cetakbiru" / name).read_bytes()
            (source / name).write_bytes(engine.get(name, own))
        self._engine = engine
        self._end_builders()

    def _processes(self) -> list[Builder]:
        if not self._builders:
            source = self.folder / "mesin"
            self._builders = [Builder(source, self.folder / f"kata-{at}") for at in range(2)]
        return self._builders

    def _end_builders(self) -> None:
        for builder in self._builders:
            builder.end()
        self._builders = []

    def _write_new(self, state: State, seed: int) -> None:
        for name in (*PARTS, ".cache", "site", ".git"):
            _remove(self.new / name)
        self.new.mkdir(exist_ok=True)
        (self.new / ".git").write_text(f"gitdir: {self.kept / '.git'}\n")
        write_state(None, replace(state, branch={}), self.new, Manner(anew=seed))

    def _outcome(self, project: Path, answers: Sequence[tuple[int, str]]) -> Outcome:
        """The outcome by the answers of a build and, mostly, of a check."""
        (code, said), *checked = answers
        assert all(each[0] in (0, 1) for each in answers), answers
        words = said.replace(str(project), "PROYEK")
        lines = [line for line in words.splitlines() if not line.endswith("…")]
        site = hashes(project / "site") if code == 0 or project == self.kept else {}
        return Outcome(code, "\n".join(lines), site, checked[0] if checked else None)

    def _compare(self, found: Outcome, right: Outcome, is_known: bool) -> None:
        if found.code != right.code:
            raise DiffersError(
                f"kode {found.code}, bukan {right.code}:\n{found.said}\n{right.said}"
            )
        if found.checked and right.checked and found.checked != right.checked:
            raise DiffersError(f"ppm check: {first_difference(found.checked[1], right.checked[1])}")
        if found.code == 0:
            if found.site != right.site:
                raise DiffersError(self._told(found.site, right.site, is_known))
        elif found.site != self.site:
            raise DiffersError("situs sebelumnya berubah, walaupun bangunan ditolak")
        elif found.said != right.said:
            raise DiffersError(f"penolakan: {first_difference(found.said, right.said)}")

    def _told(self, found: Mapping[str, str], right: Mapping[str, str], is_known: bool) -> str:
        names = pages_first(
            one for one in found.keys() | right.keys() if found.get(one) != right.get(one)
        )
        lines = [f"{len(names)} berkas lain:"]
        for name in names[:_MOST_FILES]:
            one, two = self.kept / "site" / name, self.new / "site" / name
            if name not in found:
                lines.append(f"  {name}: hilang")
            elif name not in right:
                lines.append(f"  {name}: tidak seharusnya ada")
            elif is_known or not two.exists():
                lines.append(f"  {name}")
            else:
                texts = (path.read_bytes().decode(errors="replace") for path in (one, two))
                lines.append(f"  {name}: {first_difference(*texts)}")
        return "\n".join(lines)


def first_difference(found: str, right: str) -> str:
    """Where two texts part, with what stands around it."""
    pairs = enumerate(zip(found, right))
    at = next((at for at, (one, two) in pairs if one != two), min(len(found), len(right)))
    start = max(at - _CONTEXT, 0)
    return f"pada {at}: {found[start : at + _CONTEXT]!r}, bukan {right[start : at + _CONTEXT]!r}"


def hashes(site: Path) -> dict[str, str]:
    """A hash of each file of a folder, by name below it."""
    return {
        path.relative_to(site).as_posix(): hashlib.blake2b(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def spoil(what: str, project: Path, draw: random.Random) -> None:
    """Damages the finished site or what is kept, where there is any."""
    folder, _, how = what.partition("-")
    place = project / ("site" if folder == "site" else ".cache")
    files = sorted(path for path in place.rglob("*") if path.is_file())
    if not files:
        return
    file = draw.choice(files)
    content = file.read_bytes()
    if how == "gone":
        shutil.rmtree(place)
    elif how == "less":
        file.unlink()
    elif how == "more":
        (file.parent / "berkas-asing.html").write_text("asing")
    elif how == "folder":
        file.unlink()
        file.mkdir()
    elif how == "byte" and content:
        at = draw.randrange(len(content))
        file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    elif how == "cut":
        file.write_bytes(content[: draw.randrange(len(content) + 1)])
    elif how == "nonsense":
        file.write_bytes(b'[{"lain": [1, 2, null]}]')
    elif how == "changed":
        file.write_bytes(content + b"<p>tangan orang</p>")
    else:
        file.write_bytes(b"")


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
