"""What a case expects of a result, compared part by part so that a failure says which part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_SIMPLE = ("kelompok",)
_COLUMNS = ("baris", "anggaran", "tahun", "kabupaten", "kecamatan", "bidang")
_VERDICTS = ("kesesuaian", "kelengkapan", "kewajaran")
_FINDINGS = ("kewajiban", "kesiapan")


def differences(
    expected: Mapping[str, Any], result: Mapping[str, Any], messages: Mapping[str, str]
) -> list[str]:
    """Every expectation that the result doesn't meet."""
    found: list[str] = []

    def same(what: str, wanted: Any, got: Any) -> None:
        if wanted != got:
            found.append(f"{what}: wanted {wanted!r}, got {got!r}")

    def codes(texts: Iterable[str], wanted: Iterable[str]) -> list[str | None]:
        allowed = list(wanted)
        return [_code(text, messages, allowed) for text in texts]

    plans = result.get("rencana", [result])
    activities = [activity for plan in plans for activity in plan["kegiatan"]]
    for name, wanted in expected.items():
        if name in _SIMPLE:
            same(name, wanted, result[name])
        elif name in _COLUMNS:
            same(name, wanted, [activity[name] for activity in activities])
        elif name in _FINDINGS:
            for plan in plans:
                got = {one["kode"]: one["status"] for one in plan[name]}
                same(name, wanted, {kode: got[kode] for kode in wanted})
        elif name == "ringkasan":
            same(name, wanted, {key: result[name][key] for key in wanted})
        elif name == "galat":
            texts = [file["galat"] or "" for file in result["berkas"]]
            same(name, wanted, codes(texts, wanted))
        elif name == "catatan_berkas":
            texts = [note for file in result["berkas"] for note in file["catatan"]]
            same(name, wanted, codes(texts, wanted))
        elif name == "catatan_lembar":
            same(name, wanted, codes(_sheet_notes(result), wanted))
        elif name == "lembar":
            sheets = (sheet for file in result["berkas"] for sheet in file["lembar"])
            same(name, wanted, {sheet["nama"]: sheet["dibaca"] for sheet in sheets})
        elif name == "pesan":
            same(name, wanted, codes((one["pesan"] for one in result["tidak_terbaca"]), wanted))
        elif name == "catatan":
            same(name, wanted, codes(result["catatan"], wanted))
        elif name == "memuat":
            text = str(result)
            same(name, wanted, [part for part in wanted if part in text])
        elif name == "fokus":
            _compare_focus(wanted, result["fokus"], same)
        elif name == "program_utama_kosong":
            same(name, wanted, [one["bidang"] for one in result["program_utama"] if one["pesan"]])
        elif name == "banyak_kecamatan":
            same(name, wanted, [len(activity["kecamatan"]) for activity in activities])
        elif name == "acuan":
            same(name, wanted, [first_reference(activity) for activity in activities])
        elif name == "tindih":
            same(name, wanted, [_overlaps(activity) for activity in activities])
        elif name == "banyak_tindih":
            same(name, wanted, [len(activity["tumpang_tindih"]) for activity in activities])
        elif name == "kegiatan":
            same("number of activities", len(wanted), len(activities))
            for at, (one, got) in enumerate(zip(wanted, activities, strict=False)):
                _compare_activity(f"activity {at}", one, got, messages, same)
        else:
            found.append(f"unknown expectation {name}")
    return found


def _compare_activity(
    where: str, wanted: Mapping[str, Any], got: Mapping[str, Any], messages: Any, same: Any
) -> None:
    for name, value in wanted.items():
        if name == "kurang":
            lacks = [lack["bagian"] for lack in got["kelengkapan"]["kurang"]]
            same(f"{where} kurang", value, lacks)
        elif name in _VERDICTS:
            same(f"{where} {name}", value, got[name]["putusan"])
        elif name == "acuan":
            same(f"{where} acuan", value, first_reference(got))
        elif name == "cara":
            same(f"{where} cara", value, got["kesesuaian"]["cara"])
        elif name == "alasan":
            same(f"{where} alasan", value, [one["kode"] for one in got["kewajaran"]["alasan"]])
        elif name == "pesan":
            codes = [_code(text, messages, value) for text in got["kesesuaian"]["pesan"]]
            same(f"{where} pesan", value, codes)
        elif name == "tindih":
            same(f"{where} tindih", value, _overlaps(got))
        elif name == "catatan":
            codes = [_code(text, messages, value) for text in got["catatan"]]
            same(f"{where} catatan", value, codes)
        else:
            same(f"{where} {name}", value, got[name])


def first_reference(activity: Mapping[str, Any]) -> str | None:
    """What an activity fits best, if it fits."""
    fit = activity["kesesuaian"]
    fits = fit["putusan"] in ("selaras", "sebagian")
    return fit["acuan"][0]["id"] if fits and fit["acuan"] else None


def _compare_focus(wanted: Mapping[str, Any] | None, got: Mapping[str, Any], same: Any) -> None:
    if wanted is None:
        same("fokus", None, got["indeks"])
    else:
        same("fokus", wanted, {key: got[key] for key in wanted})


def _overlaps(activity: Mapping[str, Any]) -> list[str]:
    return [one["id"] or f"{one['berkas']} {one['baris']}" for one in activity["tumpang_tindih"]]


def _sheet_notes(result: Mapping[str, Any]) -> list[str]:
    return [
        note for file in result["berkas"] for sheet in file["lembar"] for note in sheet["catatan"]
    ]


def _code(text: str, messages: Mapping[str, str], wanted: Iterable[str]) -> str | None:
    """The code of the message that the text is; of several that fit, one that is wanted."""
    fits = [
        code
        for code, template in messages.items()
        if re.fullmatch(_pattern(template), text, re.DOTALL)
    ]
    return next((code for code in fits if code in wanted), fits[-1] if fits else None)


def _pattern(template: str) -> str:
    return ".*".join(re.escape(part) for part in re.split(r"\{\w+\}", template))
