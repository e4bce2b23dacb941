"""The outside addresses in data and pages that no longer answer, as a Markdown report.

Run as `python -m cetakbiru.workflows.outside_links`; exit code 1 when an address is dead. Only the
weekly workflow runs it: no check and no build ever asks the network.
"""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from cetakbiru.base.project import Project, find_project
from cetakbiru.base.unforeseen import guarded

SUPPRESSIONS = ".github/tautan.yml"
_ADDRESS = re.compile(r"https?://[^\s\"'<>|,;{}\\^`]+")
_TRAILING = ".:!?*_"
_TEXTS = {".md", ".csv", ".yml"}
_SECONDS, _AT_ONCE, _MOST = 20, 8, 2_000
# Servers that refuse programs, or ask them to slow down, do answer: the page is not gone.
_ALIVE = {401, 403, 405, 406, 429, 999}
_AGENT = "Mozilla/5.0 (compatible; pemeriksa-tautan)"


@dataclass(frozen=True)
class Suppression:
    """An address, or the beginning of several, that is not asked, and why."""

    url: str
    reason: str


@dataclass(frozen=True)
class Dead:
    """An address that does not answer, what happened, and the files that name it."""

    url: str
    what: str
    files: tuple[str, ...]


def read_suppressions(path: Path) -> list[Suppression]:
    """The suppressions. Raises ValueError for one without a reason."""
    if not path.is_file():
        return []
    found = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    return [_suppression(each) for each in found]


def _suppression(entry: Any) -> Suppression:
    url, reason = entry.get("url"), entry.get("alasan")
    if not url or not reason:
        raise ValueError(f"{SUPPRESSIONS}: url dan alasan wajib diisi: {entry}")
    return Suppression(str(url), str(reason))


def addresses(project: Project) -> dict[str, list[str]]:
    """Every outside address with the files that name it, relative to the project."""
    found: dict[str, list[str]] = {}
    for folder in (project.data, project.docs):
        for path in sorted(folder.rglob("*")):
            if path.suffix not in _TEXTS or not path.is_file() or "skema" in path.parts:
                continue
            name = path.relative_to(folder.parent).as_posix()
            for url in _addresses_in(path.read_text(encoding="utf-8", errors="replace")):
                files = found.setdefault(url, [])
                if name not in files:
                    files.append(name)
    return found


def _addresses_in(text: str) -> Iterable[str]:
    for match in _ADDRESS.finditer(text):
        url = match.group().rstrip(_TRAILING)
        while url.endswith((")", "]")) and url.count("(") < url.count(")") + url.count("]"):
            url = url[:-1].rstrip(_TRAILING)
        yield url.partition("#")[0]


def dead_links(found: Mapping[str, list[str]], suppressions: Iterable[Suppression]) -> list[Dead]:
    """The addresses that don't answer, in order of address."""
    left_out = tuple(each.url for each in suppressions)
    wanted = [url for url in sorted(found) if not url.startswith(left_out)][:_MOST]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(ask, wanted)
        return [Dead(url, what, tuple(found[url])) for url, what in zip(wanted, answers) if what]


def ask(url: str) -> str:
    """What is wrong with an address; nothing when it answers. Reads no more than the headers."""
    try:
        if urlsplit(url).scheme not in ("http", "https"):
            return "bukan alamat web"
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT})  # noqa: S310 - checked above
        with urllib.request.urlopen(request, timeout=_SECONDS):  # noqa: S310 - the same
            return ""
    except urllib.error.HTTPError as error:
        return "" if error.code in _ALIVE else f"jawaban {error.code}"
    except urllib.error.URLError as error:
        return f"tidak menjawab ({str(error.reason)[:80]})"
    except (OSError, ValueError) as error:
        return f"tidak menjawab ({str(error)[:80]})"


def report(dead: list[Dead], asked: int) -> str:
    """Markdown for a summary and an issue."""
    if not dead:
        return f"Semua {asked} tautan ke luar menjawab.\n"
    lines = [
        f"{len(dead)} dari {asked} tautan ke luar tidak menjawab.",
        "",
        "Ganti dengan alamat baru atau salinan arsip. Bila alamatnya benar tetapi menolak "
        f"pemeriksa, daftarkan di {SUPPRESSIONS} beserta alasannya.",
        "",
    ]
    lines += [f"- <{each.url}>: {each.what}. Disebut di {', '.join(each.files)}" for each in dead]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Prints the report; exit code 1 when an address is dead."""
    project = find_project()
    suppressions = read_suppressions(project.root / SUPPRESSIONS)
    found = addresses(project)
    dead = dead_links(found, suppressions)
    sys.stdout.write(report(dead, len(found)))
    sys.exit(int(bool(dead)))


if __name__ == "__main__":
    guarded(main, "Pemeriksaan tautan ke luar")
