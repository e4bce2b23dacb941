"""The command line speaks Bahasa Indonesia, also when the call is wrong."""

from __future__ import annotations

import re
import subprocess

import pytest

from cetakbiru.cli.main import _VERBS
from tests.conftest import PPM, ROOT

ENGLISH = re.compile(r"\b(Usage|Options|Commands|Error|Try|Missing|Invalid|option|required)\b")


def _ppm(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PPM, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("verb", ["", *_VERBS])
def test_help_is_indonesian(verb: str) -> None:
    result = _ppm(*verb.split(), "--help")
    assert result.returncode == 0
    assert "Pemakaian: ppm" in result.stdout
    assert not ENGLISH.search(result.stdout), result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("bild", "Perintah itu tidak ada: bild."),
        ("build --skp x", "Opsi --skp tidak dikenal. Maksud Anda --skip?"),
        ("build --skip apa", "bukan langkah"),
        ("serve --port 3", "harus bilangan bulat dari 1024 sampai 65535"),
        ("check --format xml", "pilih salah satu: text, json, github"),
        ("check a b", "Terlalu banyak isian: a b."),
        ("compare", "wajib diisi"),
        ("build --site", "Opsi --site membutuhkan isi."),
    ],
)
def test_a_wrong_call_exits_with_2_and_says_why(arguments: str, message: str) -> None:
    result = _ppm(*arguments.split())
    assert result.returncode == 2
    assert message in result.stderr
    assert "--help" in result.stderr
    assert not ENGLISH.search(result.stderr), result.stderr
