"""The verdict on a plan as plain text for a terminal or an e-mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cetakbiru.base.plain import thousands
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.result import Activity, Finding, Result

FINDING_NAMES = {
    "terpenuhi": "terpenuhi",
    "belum": "belum",
    "tidak-berlaku": "tidak berlaku",
    "tidak-dapat-dinilai": "tidak dapat dinilai dari berkas ini",
}
TITLE = "Hasil periksa rencana"
AID = "Hasil ini alat bantu proyek, bukan penilaian resmi."


def text_report(blueprint: Blueprint, result: Result) -> str:
    """The whole verdict; a line each for what is found, with its place."""
    return "\n".join(_lines(blueprint, result)) + "\n"


def why_unjudged(result: Result) -> str:
    """Why a plan without a single activity can't be judged: what became of each of its files."""
    lines = [line for line in _files(result) if line]
    return "\n".join([*lines, "Tidak ada kegiatan yang terbaca, jadi rencana ini tidak dinilai."])


def place(activity: Activity) -> str:
    """Where an activity stands: file, sheet and row."""
    parts = (activity["berkas"], activity["lembar"], f"baris {activity['baris']}")
    return ", ".join(part for part in parts if part)


def verdicts(activity: Activity) -> str:
    """The three verdicts on an activity in words, with what it fits."""
    fit = activity["kesesuaian"]
    named = f" dengan {fit['acuan'][0]['id']} {fit['acuan'][0]['nama']}" if fit["acuan"] else ""
    told = (
        f"{fit['putusan']}{named}" if fit["putusan"] in ("selaras", "sebagian") else fit["putusan"],
        activity["kelengkapan"]["putusan"],
        activity["kewajaran"]["putusan"],
    )
    return "; ".join(word.replace("-", " ", 1) if "PPM" not in word else word for word in told)


def remarks(activity: Activity) -> list[str]:
    """Everything that is said of an activity beyond its verdicts."""
    lacks = "; ".join(lack["pesan"] for lack in activity["kelengkapan"]["kurang"])
    return [
        *activity["kesesuaian"]["pesan"],
        *([f"Kurang: {lacks}."] if lacks else []),
        *(reason["pesan"] for reason in activity["kewajaran"]["alasan"]),
        *(overlap["pesan"] for overlap in activity["tumpang_tindih"]),
        *activity["catatan"],
    ]


def basis(blueprint: Blueprint, reference: str) -> str:
    """The name of a legal basis or of a source."""
    for law in blueprint.dasar_hukum:
        if law.id == reference:
            return ", ".join(part for part in (law.peraturan, law.pasal) if part)
    return blueprint.sumber[reference].judul


def _lines(blueprint: Blueprint, result: Result) -> Iterator[str]:
    edition = result["edisi"]
    yield (
        f"{TITLE} terhadap {edition['judul']}, edisi {edition['versi']} "
        f"({edition['status'].lower()})"
    )
    yield AID
    yield from result["catatan"]
    yield from _files(result)
    yield from _summary(result)
    yield from _titled("Kegiatan", _activities(result["kegiatan"]))
    yield from _titled("Tidak terbaca", _unread(result))
    yield from _titled("Seluruh rencana", _whole(blueprint, result))
    yield from _titled("Kewajiban", _findings(blueprint, result["kewajiban"]))
    yield from _titled("Kesiapan untuk RKAB", _findings(blueprint, result["kesiapan"]))


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _files(result: Result) -> Iterator[str]:
    for file in result["berkas"]:
        yield ""
        yield f"Berkas {file['nama']}"
        if file["galat"]:
            yield f"  {file['galat']}"
        yield from (f"  {note}" for note in file["catatan"])
        for sheet in file["lembar"]:
            name = f"Lembar {sheet['nama']}" if sheet["nama"] else "Isi"
            if sheet["dibaca"]:
                row = sheet["baris_judul"]
                yield f"  {name}: {sheet['kegiatan']} kegiatan, judul kolom di baris {row}."
            yield from (f"  {name}: {note}" for note in sheet["catatan"])


def _summary(result: Result) -> Iterator[str]:
    counts = result["ringkasan"]
    yield ""
    yield f"{counts['selaras']} dari {counts['kegiatan']} kegiatan selaras, lengkap, dan wajar."
    for title, found in (
        ("Kesesuaian", counts["kesesuaian"]),
        ("Kelengkapan", counts["kelengkapan"]),
        ("Kewajaran", counts["kewajaran"]),
    ):
        told = ", ".join(f"{count} {name.replace('-', ' ')}" for name, count in found.items())
        yield f"{title}: {told}."
    yield f"Anggaran yang terbaca: Rp{thousands(counts['anggaran'])}."


def _activities(activities: Iterable[Activity]) -> Iterator[str]:
    for activity in activities:
        yield f"{place(activity)}: {activity['nama']}"
        yield f"  {verdicts(activity)}"
        yield from (f"  {remark}" for remark in remarks(activity))


def _unread(result: Result) -> Iterator[str]:
    for cell in result["tidak_terbaca"]:
        column = f"kolom {cell['kolom']}" if cell["kolom"] else ""
        parts = (cell["berkas"], cell["lembar"], f"baris {cell['baris']}", column)
        yield f"{', '.join(part for part in parts if part)}: {cell['pesan']}"


def _whole(blueprint: Blueprint, result: Result) -> Iterator[str]:
    yield from (item["pesan"] for item in result["program_utama"] if item["pesan"])
    if result["arah_tanpa_kegiatan"]:
        yield f"Arah dan program tanpa kegiatan: {', '.join(result['arah_tanpa_kegiatan'])}."
    if result["kecamatan_tanpa_kegiatan"]:
        names = (blueprint.kecamatan[kode].nama for kode in result["kecamatan_tanpa_kegiatan"])
        yield f"Kecamatan tanpa kegiatan: {', '.join(names)}."
    yield result["fokus"]["pesan"]


def _findings(blueprint: Blueprint, findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        name = FINDING_NAMES[finding["status"]]
        yield f"[{name}] {finding['judul']}. {finding['pesan']}"
        yield f"  Sumber: {basis(blueprint, finding['acuan'])}"
