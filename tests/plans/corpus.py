"""Whole plans with the verdicts that they deserve: adversaries/ must not pass, honest/ must.

A plan (an entry of a file) has `nama`, `mengapa`, `berkas` as in build_case.py and `harap`. With
`provinsi: rekaan` the invented province judges it, with `terpisah` each of its files by itself.
`temuan` names what somebody once found. `harap` says, an activity each or one word for all:

- `kesesuaian`, `kelengkapan`, `kewajaran`: the verdict, or one of GROUPS; `a|b` is either;
- `acuan`: the ID of the first that it fits; `bidang`, `tahun`, `kabupaten`, `kecamatan`, `desa`,
  `anggaran`; `{atau: [x, y]}` is either. Null is anything, but for `anggaran`: there it is unread;
- `kurang`: parts that are missing, among others; `banyak_kecamatan`; `selaras`: all three hold;

and of the plan: `putusan_rencana`, `tahap`, `kegiatan` (how many), `ringkasan`, `memuat` (said
somewhere), `tanpa_kurang` (parts that no activity lacks), `bukan_bidang` (that no activity serves),
`ada_acuan` (each names what is near). Of several files: `rencana`, one such `harap` a plan.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import judged
from cetakbiru.plans.read import read_plan
from tests.plans.build_case import write_case

HERE = Path(__file__).parent
Plan = dict[str, Any]

GROUPS = {
    "tidak-wajar": {"diragukan", "mustahil"},
    "tidak-selaras": {"sebagian", "di-luar", "tak-dinilai"},
    "bukan-di-luar": {"selaras", "sebagian"},
    "bukan-tak-dinilai": {"selaras", "sebagian", "di-luar"},
}
_OF_ACTIVITY: dict[str, Callable[[Any], Any]] = {
    "kesesuaian": lambda activity: activity["kesesuaian"]["putusan"],
    "kelengkapan": lambda activity: activity["kelengkapan"]["putusan"],
    "kewajaran": lambda activity: activity["kewajaran"]["putusan"],
    "acuan": lambda activity: next((one["id"] for one in activity["kesesuaian"]["acuan"]), None),
    "kurang": lambda activity: {lack["bagian"] for lack in activity["kelengkapan"]["kurang"]},
    "banyak_kecamatan": lambda activity: len(activity["kecamatan"]),
    **{
        name: lambda activity, name=name: activity[name]
        for name in ("selaras", "bidang", "tahun", "anggaran")
    },
    **{
        name: lambda activity, name=name: sorted(activity[name])
        for name in ("kabupaten", "kecamatan", "desa")
    },
}


def read_plans(kind: str) -> list[Plan]:
    """The plans of a folder, each with a `kunci` that is its own; one whose files stand apart once
    a file."""
    plans = []
    for path in sorted((HERE / kind).glob("*.yml")):
        for plan in yaml.safe_load(path.read_text(encoding="utf-8")):
            plans += _apart({**plan, "kunci": f"{path.stem}: {plan['nama']}"})
    assert len({plan["kunci"] for plan in plans}) == len(plans)
    return plans


def _apart(plan: Plan) -> Iterator[Plan]:
    if not plan.get("terpisah"):
        yield plan
        return
    for file in plan["berkas"]:
        yield {**plan, "berkas": [file], "kunci": f"{plan['kunci']} ({file['nama']})"}


def judge_plan(plan: Plan, blueprint: Blueprint, folder: Path) -> Any:
    """What `ppm align` says of a plan, which is written to the folder and read from there."""
    folder.mkdir(parents=True, exist_ok=True)
    limits = alignment_rules(blueprint).batas
    return judged(blueprint, [read_plan(path, limits) for path in write_case(plan, folder)])


def unmet(expected: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    """Every expectation that the result does not meet, in words."""
    if "rencana" in expected:
        return _unmet_of_many(expected, result)
    found = []
    for name, wanted in expected.items():
        if name in _OF_ACTIVITY:
            found += _unmet_of_activities(name, wanted, result["kegiatan"])
        else:
            found += _unmet_of_plan(name, wanted, result)
    return found


def _unmet_of_many(expected: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    plans = result.get("rencana", [])
    if len(plans) != len(expected["rencana"]):
        return [f"{len(plans)} plans, wanted {len(expected['rencana'])}"]
    found = [
        f"plan {at}: {one}"
        for at, (wanted, plan) in enumerate(zip(expected["rencana"], plans, strict=True), 1)
        for one in unmet(wanted, plan)
    ]
    if expected.get("antar_rencana") and not result["antar_rencana"]:
        found.append("no overlap between the plans")
    return found


def _unmet_of_activities(name: str, wanted: Any, activities: Sequence[Any]) -> list[str]:
    if not isinstance(wanted, list):
        wanted = [wanted] * len(activities)
    if len(wanted) != len(activities):
        return [f"{name}: {len(activities)} activities, wanted {len(wanted)}"]
    return [
        f"{name} of row {activity['baris']}, {activity['nama']!r}: {got!r}, wanted {one!r}"
        for one, activity in zip(wanted, activities, strict=True)
        if not _is_as_wanted(name, one, got := _OF_ACTIVITY[name](activity))
    ]


def _is_as_wanted(name: str, wanted: Any, got: Any) -> bool:
    if isinstance(wanted, dict):
        return got in wanted["atau"]
    if wanted is None:
        return name != "anggaran" or got is None
    if name == "kurang":
        return set(wanted) <= got
    if isinstance(wanted, str) and "|" in wanted:
        return any(_is_as_wanted(name, _value(name, one), got) for one in wanted.split("|"))
    if isinstance(wanted, str):
        return got in GROUPS.get(wanted, {wanted})
    return bool(wanted == got)


def _value(name: str, text: str) -> Any:
    return yaml.safe_load(text) if name == "anggaran" else text


def _unmet_of_plan(name: str, wanted: Any, result: Mapping[str, Any]) -> list[str]:
    activities = result["kegiatan"]
    if name == "kegiatan":
        got: Any = len(activities)
    elif name == "ringkasan":
        got = {key: result[name][key] for key in wanted}
    elif name == "memuat":
        text = json.dumps(result, ensure_ascii=False)
        got = [part for part in wanted if part in text]
    elif name == "tanpa_kurang":
        lacking = {part for activity in activities for part in _OF_ACTIVITY["kurang"](activity)}
        got, wanted = sorted(lacking & set(wanted)), []
    elif name == "bukan_bidang":
        served = [(_OF_ACTIVITY["acuan"](one) or "").split("-")[2:3] for one in activities]
        got, wanted = [one["bidang"] for one in activities if one["bidang"] == wanted], []
        got += [one for one in served if one == [wanted]]
    elif name == "ada_acuan":
        fits = [activity["kesesuaian"] for activity in activities]
        got = all(fit["acuan"] or fit["pesan"] for fit in fits)
    else:
        got = result.get(name)
    return [] if wanted == got else [f"{name}: {got!r}, wanted {wanted!r}"]
