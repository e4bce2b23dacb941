"""What a run keeps for the next."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.base.cache import Cache


def test_what_a_run_did_not_ask_for_goes(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    first.shelf("rak").put("satu", b"1")
    first.shelf("rak").put("dua", b"2")
    first.save()
    second = Cache(tmp_path)
    assert second.shelf("rak").get("satu") == b"1"
    second.save()
    third = Cache(tmp_path).shelf("rak")
    assert third.get("satu") == b"1"
    assert third.get("dua") is None


def test_a_shelf_that_nobody_asks_for_stays(tmp_path: Path) -> None:
    first = Cache(tmp_path)
    for name in ("halaman", "lembar"):
        first.shelf(name).put("kunci", name.encode())
    first.save()
    second = Cache(tmp_path)
    second.shelf("halaman").put("kunci baru", b"x")
    second.save()
    third = Cache(tmp_path)
    assert third.shelf("lembar").get("kunci") == b"lembar"
    assert third.shelf("halaman").get("kunci") is None


def test_what_is_made_from_the_same_is_made_once(tmp_path: Path) -> None:
    made: list[str] = []

    def make(item: str) -> bytes:
        made.append(item)
        return item.encode()

    shelf = Cache(tmp_path).shelf("rak")
    shelf.put("k3", b"lama")
    keys = {"a": "k1", "b": "k2", "c": "k3", "juga a": "k1"}
    kept = shelf.each_kept(keys, make)
    assert [*kept] == [*keys]
    assert kept["a"] == kept["juga a"]
    assert (kept["b"], kept["c"]) == (b"b", b"lama")
    assert len(made) == 2


def test_an_empty_content_is_kept_as_any_other(tmp_path: Path) -> None:
    shelf = Cache(tmp_path).shelf("rak")
    assert shelf.kept("kunci", lambda: b"") == b""
    assert shelf.kept("kunci", lambda: b"lain") == b""


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache()
    cache.shelf("rak").put("kunci", b"isi")
    cache.save()
    assert Cache().shelf("rak").get("kunci") is None
