"""However Typst ends, its caller is told in one sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from cetakbiru.outputs.pdf import typesetter


class PanicException(BaseException):
    """As a panic of Rust comes to Python."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "argv", ["typesetter", str(tmp_path), "2026-01-31"])
    monkeypatch.setattr(typesetter, "follow_input", lambda: None)
    for name in (typesetter.FONTS, typesetter.PACKAGES):
        (tmp_path / name).mkdir()
    return tmp_path


def _told(folder: Path) -> str:
    assert not (folder / typesetter.PDF).exists()
    return (folder / typesetter.ERROR).read_text(encoding="utf-8")


@pytest.mark.parametrize("said", ["index out of bounds\nnote: run with RUST_BACKTRACE=1", ""])
def test_a_panic_is_one_sentence(said: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(*given: object, **named: object) -> None:
        raise PanicException(said)

    monkeypatch.setattr(typesetter.typst, "Compiler", panic)
    typesetter.main()
    told = _told(folder)
    assert told.startswith("Typst berhenti sendiri")
    assert "\n" not in told
    assert "BACKTRACE" not in told


def test_who_ends_it_is_no_panic(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(typesetter.typst, "Compiler", interrupt)
    with pytest.raises(KeyboardInterrupt):
        typesetter.main()


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('#panic("uji")', "uji"),
        ("#quote(block: true)[" * 200 + "]" * 200, "bertingkat terlalu dalam"),
        ('#image("bukan.png", alt: "x")', "gambarnya rusak"),
        ('#set text(font: "Tiada")\n= Judul\nisi', "tiada"),
        ('#read("../rahasia.txt")', "rahasia"),
        ('#import "@preview/paket:1.0.0"', ""),
    ],
)
def test_what_can_not_be_set_is_told(markup: str, said: str, folder: Path) -> None:
    (folder.parent / "rahasia.txt").write_text("rahasia", encoding="utf-8")
    (folder / "bukan.png").write_bytes(b"bukan gambar")
    (folder / typesetter.MAIN).write_text(
        f'#set document(title: "Uji")\n{markup}', encoding="utf-8"
    )
    typesetter.main()
    assert said in _told(folder)


def test_sections_stay_as_they_are_where_setting_them_closer_does_not_come_to_rest(
    folder: Path,
) -> None:
    unstable = "#context { let n = query(metadata).len(); for i in range(n + 1) [#metadata(i)] }"
    text = f'#if sys.inputs.at("rapat", default: "ya") == "ya" [{unstable}]\n= Judul\nisi'
    (folder / typesetter.MAIN).write_text(f"#set document(title: [x])\n{text}", encoding="utf-8")
    typesetter.main()
    assert not (folder / typesetter.ERROR).exists()
    assert (folder / typesetter.PDF).exists()
