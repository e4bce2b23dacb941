"""The comment and the summary: all that is wanted, nothing that a stranger smuggles in."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.workflows import comment, summary
from tests.conftest import ROOT

# As komentar.yml calls it, without the package around it.
SCRIPT = "src/cetakbiru/workflows/comment.py"
RUN = "https://github.example/o/r/actions/runs/1"
CHANGES = {
    "tables": [
        {
            "name": "program",
            "title": "Program prioritas",
            "changes": [
                {
                    "kind": "changed",
                    "key": ["PPM-6104-PEN-01"],
                    "label": "Beasiswa",
                    "fields": [{"title": "Nilai awal", "old_shown": "12,09", "new_shown": "12,5"}],
                },
                {"kind": "added", "key": ["PPM-6104-PEN-03"], "label": "Baru", "fields": []},
            ],
        }
    ]
}


def write(folder: Path, problems: Any = None, changes: Any = None) -> Path:
    for name, content in (("masalah.json", problems), ("perubahan.json", changes)):
        if content is not None:
            (folder / name).write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_the_comment_tells_pages_programmes_and_preview(tmp_path: Path) -> None:
    files = [("modified", "docs/kabupaten/ketapang.md"), ("added", "docs/baru.md")]
    text = comment.comment(files, write(tmp_path, [], CHANGES), "success", RUN)
    assert text.startswith(comment.MARK)
    assert "Pemeriksaan lulus." in text
    assert f"[pratinjau]({RUN}#artifacts)" in text
    assert "- docs&#47;kabupaten&#47;ketapang.md\n" in text
    assert "- docs&#47;baru.md (baru)" in text
    assert (
        "PPM-6104-PEN-01 Beasiswa (diubah): Nilai awal&#58; 12,09 → 12,5".replace("&#58;", ":")
        in text
    )
    assert "PPM-6104-PEN-03 Baru (baru)" in text
    assert "Perlu dibaca pengelola" not in text


def test_a_red_check_leads_to_its_summary(tmp_path: Path) -> None:
    problems = [{"severity": "error"}, {"severity": "warning"}, {"severity": "warning"}]
    text = comment.comment([], write(tmp_path, problems), "failure", RUN)
    assert "1 galat dan 2 peringatan" in text
    assert f"]({RUN})" in text
    assert "pratinjau" not in text


@pytest.mark.parametrize(
    ("path", "needs"),
    [
        ("data/program/ketapang.csv", False),
        ("docs/kabupaten/ketapang.md", False),
        ("docs/editor/gambar.png", False),
        ("docs/nav.yml", False),
        ("src/cetakbiru/schema/program.yml", True),
        ("macros/sandbox.py", True),
        ("src/cetakbiru/pages/theme/assets/frame/site.js", True),
        ("src/cetakbiru/pages/theme/assets/ppm.css", True),
        ("docs/gambar.svg", True),
        ("data/jahat.py", True),
        (".github/workflows/periksa.yml", True),
        ("mkdocs.yml", True),
        ("data", True),
        ("docs", True),
    ],
)
def test_code_and_settings_are_flagged_for_a_maintainer(path: str, needs: bool) -> None:
    assert comment.needs_maintainer(path) is needs


SMUGGLED = [
    "<script>alert(1)</script>",
    "![x](https://jahat.example/pelacak.png)",
    "[klik](https://jahat.example)",
    "@semua-orang",
    "https://jahat.example/",
    "`x` **tebal** _miring_",
    "baris\n\n# judul palsu",
    "\u202ednammoc",
    "a" * 100_000,
    "| tabel | palsu |",
    "o/r#1",
]


@pytest.mark.parametrize("text", SMUGGLED)
def test_text_of_a_stranger_is_only_text(tmp_path: Path, text: str) -> None:
    changes = {
        "tables": [
            {
                "title": text,
                "changes": [
                    {
                        "kind": text,
                        "key": [text],
                        "label": text,
                        "fields": [{"title": text, "old": text, "new": text}],
                    }
                ],
            }
        ]
    }
    files = [("modified", f"docs/{text}.md"), (text, f"macros/{text}")]
    told = comment.comment(files, write(tmp_path, [], changes), "success", RUN)
    body = told.removeprefix(comment.MARK).replace(f"[pratinjau]({RUN}#artifacts)", "")
    assert "<" not in body
    assert "](" not in body
    assert "@" not in body
    assert "https://" not in body
    assert "\u202e" not in body
    assert "\n# " not in body
    assert "o/r#1" not in body
    assert len(told) < comment.LIMIT + 200


@pytest.mark.parametrize(
    "report",
    [
        "",
        "null",
        "[]",
        "{",
        "[" * 100_000,
        '{"tables": 1}',
        '{"tables": [1, null, {"changes": 1}, {"changes": [1, null]}]}',
        '{"tables": [{"changes": [{"key": 1, "fields": 1}, {"key": [[]], "fields": [1]}]}]}',
        '{"tables": [{"changes": [{"kind": ["x"], "key": ["x"]}]}]}',
    ],
)
def test_a_report_of_any_shape_makes_a_comment(tmp_path: Path, report: str) -> None:
    for name in ("masalah.json", "perubahan.json"):
        (tmp_path / name).write_text(report, encoding="utf-8")
    assert comment.comment([], tmp_path, "success", RUN).startswith(comment.MARK)


def test_a_report_that_is_a_link_or_missing_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "perubahan.json").symlink_to(ROOT / "pyproject.toml")
    assert comment.read_report(tmp_path / "perubahan.json") is None
    assert comment.read_report(tmp_path / "tidak-ada.json") is None


def test_the_comment_is_cut_at_its_limit(tmp_path: Path) -> None:
    change = {"kind": "changed", "key": ["x" * 160], "label": "y" * 160}
    field = {"title": "z" * 160, "old": "o" * 160, "new": "n" * 160}
    changes = {"tables": [{"title": "T", "changes": [{**change, "fields": [field] * 12}] * 60}] * 9}
    text = comment.comment([], write(tmp_path, [], changes), "success", RUN)
    assert len(text) <= comment.LIMIT + 100
    assert "tidak muat" in text


def test_the_comment_needs_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / SCRIPT).read_text("utf-8"))
    modules = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert modules <= sys.stdlib_module_names


@pytest.mark.site
def test_the_comment_runs_alone_as_the_workflow_runs_it(tmp_path: Path) -> None:
    (tmp_path / "berkas.jsonl").write_text('["modified","docs/a.md"]\n', encoding="utf-8")
    result = subprocess.run(
        [
            sys.executable, "-I", ROOT / SCRIPT,
            "--files", tmp_path / "berkas.jsonl", "--report", tmp_path / "tidak-ada",
            "--conclusion", "failure", "--run", RUN,
        ],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert "docs&#47;a.md" in result.stdout


def problem(at: int, message: str = "Salah.") -> dict[str, Any]:
    return {
        "file": f"data/{at // 100:04}.csv",
        "line": at,
        "column": 1,
        "field": "nama",
        "code": "x",
        "severity": "error",
        "message": message,
        "hint": "Perbaiki.",
    }


def test_the_summary_holds_every_problem_with_its_remedy() -> None:
    text = summary.summary([problem(at) for at in range(500)])
    assert text.count("Perbaikan: ") == 500
    assert "500 galat dan 0 peringatan di 5 berkas." in text


def test_the_summary_stays_within_the_limit_and_says_what_it_left_out() -> None:
    text = summary.summary([problem(at, "panjang " * 60) for at in range(20_000)])
    assert len(text.encode()) < 1024 * 1024
    shown = text.count("Perbaikan: ")
    assert 0 < shown < 20_000
    assert f"{20_000 - shown} masalah lagi" in text
    assert "masalah.json" in text


def test_the_summary_shows_text_as_text() -> None:
    text = summary.summary([problem(1, "<img src=x> [a](b) @orang `x`\n::error::palsu")])
    assert "<img" not in text
    assert "](" not in text
    assert "@orang" not in text
    assert "\n::error" not in text


def test_the_summary_says_so_when_all_is_well() -> None:
    assert "Tidak ada kesalahan." in summary.summary([])
