"""What macros make, seen before any page is rendered: failures, leftovers, anchors of links."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cetakbiru.checks.pages.calling import Caller
from cetakbiru.checks.pages.made import Macros
from cetakbiru.checks.problems import Problem
from cetakbiru.checks.run import examine
from cetakbiru.model.load import Blueprint
from cetakbiru.site.macros import caller, signatures
from tests.checks.conftest import Edit

SOURCES = "docs/tentang/sumber.md"


def replaced(name: str, html: str | None) -> Macros:
    """Macros of which one makes something else, or nothing but an exception."""

    def macros(blueprint: Blueprint) -> Caller:
        call = caller(blueprint)

        def made(url: str, asked: str, arguments: Mapping[str, Any]) -> str:
            if asked != name:
                return call(url, asked, arguments)
            if html is None:
                raise ZeroDivisionError(name)
            return html

        return made

    return macros


def found(project: Path, call: Macros = caller) -> list[Problem]:
    return examine(project / "data", project / "docs", signatures(), call=call).problems


def test_a_macro_that_fails_is_a_problem_at_its_call(project: Path) -> None:
    (only,) = (one for one in found(project, replaced("aturan_prioritas", None)))
    assert (only.code, only.file, only.line) == ("makro-gagal", "docs/tentang/metode.md", 8)
    assert "ZeroDivisionError" in only.message


def test_what_a_macro_shows_of_a_broken_value_is_a_problem(project: Path) -> None:
    html = "<p>Nilai <code>None</code>: nan persen</p>"
    (only,) = found(project, replaced("aturan_prioritas", html))
    assert only.code == "makro-sisa-templat"
    assert '"nan"' in only.message
    assert found(project, replaced("aturan_prioritas", "<p>Nilai <code>None</code></p>")) == []


def test_an_anchor_that_a_macro_makes_can_be_led_to(project: Path, edit: Edit) -> None:
    edit("docs/uji.md", "Teks biasa.", "[Sumber](tentang/sumber.md#sumber-sumber-rekaan).")
    assert found(project) == []
    edit(SOURCES, "{{ daftar_sumber() }}", "Belum ada.")
    assert {one.code for one in found(project)} == {"jangkar-putus", "makro-bagian-hilang"}


def test_links_to_other_editions_files_and_hosts_are_not_followed(project: Path) -> None:
    html = (
        '<a href="../../edisi-lama/" data-edisi="1">lama</a> <a href="../../data/x.csv">data</a>'
        '<a href="https://contoh.example/a/">luar</a><a href="../../id/bab-1/">tetap</a>'
    )
    assert found(project, replaced("aturan_prioritas", html)) == []


def test_a_call_with_a_fault_is_told_once(project: Path, edit: Edit) -> None:
    edit("docs/kabupaten/contoh-utara.md", 'tabel_program_kabupaten("99.01")', "tabel_program()")
    assert [one.code for one in found(project)] == ["makro-tak-dikenal"]


def test_a_page_that_is_made_of_data_can_be_led_to(project: Path, edit: Edit) -> None:
    place = "kabupaten/contoh-utara/hulu-rekaan.md"
    edit("docs/uji.md", "Teks biasa.", f"[Hulu]({place}).")
    assert found(project) == []
    edit("docs/uji.md", place, f"{place}#entah")
    assert {one.code for one in found(project)} == {"jangkar-putus"}
    edit("docs/uji.md", f"{place}#entah", "kabupaten/contoh-utara/hulu-rekan.md")
    (only,) = found(project)
    assert (only.code, place in only.message) == ("tautan-putus", True)


def test_a_kecamatan_of_another_name_has_another_page(project: Path, edit: Edit) -> None:
    edit("docs/uji.md", "Teks biasa.", "[Hulu](kabupaten/contoh-utara/hulu-rekaan.md).")
    edit("data/wilayah/kecamatan.csv", "Hulu Rekaan", "Hulu Baru")
    assert {one.code for one in found(project)} == {"tautan-putus"}


def test_no_link_is_blamed_for_data_that_cannot_be_read(project: Path, edit: Edit) -> None:
    edit("docs/uji.md", "Teks biasa.", "[Hulu](kabupaten/contoh-utara/hulu-rekaan.md).")
    edit("data/wilayah/kecamatan.csv", "99.01.01,9902010", '"99.01.01,9902010')
    codes = {one.code for one in found(project)}
    assert codes
    assert "tautan-putus" not in codes
