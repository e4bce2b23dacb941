"""Problems of programmes and of the numbers of directions: what a row says against itself, its file
and other files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from cetakbiru.base.plain import normal
from cetakbiru.checks.nearest import nearest
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.model.legal import DITETAPKAN
from cetakbiru.model.schema import LIST_SEPARATOR

# Directions bear PPM, programmes PRG.
_ID = re.compile(r"(?:PPM|PRG)-(\d{4})-([A-Z]{3})-\d{2,3}")


def program_problems(view: View) -> Iterator[Problem]:
    """The problems of all rows of data/program/."""
    for sheet in view.sheets.get("program", []):
        yield from _place_problems(view, sheet)
        yield from _family_problems(view, sheet)
        yield from _basis_problems(sheet)
        yield from _status_problems(view, sheet)
        yield from _name_problems(sheet)
        yield from _names_of_others(view, sheet)
        yield from _foreign_goals(view, sheet)
        yield from _size_problems(sheet)


def number_problems(view: View) -> Iterator[Problem]:
    """The problems of the rows of data/nomor-arah.csv."""
    for sheet in view.sheets.get("nomor_arah", []):
        yield from _identity_problems(view, sheet, _bidang_of_candidates(view, sheet))
        first: dict[tuple[str, str], str] = {}
        columns = zip(*(sheet.column(name) for name in ("id", "kabupaten", "calon")))
        for row, (identity, kabupaten, calon) in enumerate(columns):
            known = first.setdefault((kabupaten, calon), identity)
            if known != identity and kabupaten in view.regions:
                region = view.region_label(kabupaten)
                values = {"value": quote(calon), "region": region, "id": known}
                yield sheet.problem("nomor-arah-ganda", row, "calon", **values)


def _bidang_of_candidates(view: View, sheet: Sheet) -> list[str]:
    owners = candidate_owners(view)
    return [owners.get(calon, "") for calon in sheet.column("calon")]


def _size_problems(sheet: Sheet) -> Iterator[Problem]:
    """Volume with its unit, costs with their basis and in their order."""
    names = ("id", "volume", "satuan", "biaya_minimum", "biaya_maksimum", "dasar_biaya")
    columns = zip(*(sheet.column(name) for name in names))
    for row, (identity, volume, unit, least, most, basis) in enumerate(columns):
        if bool(volume.strip()) != bool(unit.strip()):
            name = "satuan" if volume.strip() else "volume"
            yield sheet.problem("volume-tanpa-satuan", row, name, id=quote(identity), name=name)
        if (least or most) and not basis.strip():
            yield sheet.problem("biaya-tanpa-dasar", row, "dasar_biaya", id=quote(identity))
        if least.isdecimal() and most.isdecimal() and int(least) > int(most):
            values = {"id": quote(identity), "value": f"{least} > {most}"}
            yield sheet.problem("biaya-terbalik", row, "biaya_minimum", **values)


def _place_problems(view: View, sheet: Sheet) -> Iterator[Problem]:
    """ID, kabupaten and file name must tell of one region; ID and bidang of one bidang."""
    stem = PurePosixPath(sheet.file).stem
    if other := _whole_file(view, sheet, stem):
        yield other
    astray = set()
    for row, kabupaten in enumerate(sheet.column("kabupaten")):
        region = view.regions.get(kabupaten)
        if region is not None and view.slugs[kabupaten] != stem and other is None:
            astray.add(row)
            yield sheet.problem(
                "berkas-kabupaten",
                row,
                "kabupaten",
                region=view.region_label(kabupaten),
                file=f"{stem}.csv",
                right=f"{view.slugs[kabupaten]}.csv",
            )
    yield from _identity_problems(view, sheet, sheet.column("bidang"), astray)


def _identity_problems(
    view: View, sheet: Sheet, of_bidang: Sequence[str], astray: Collection[int] = ()
) -> Iterator[Problem]:
    """What an ID says of region and bidang must be what the row says; `astray` rows stand in the
    file of another region, which has been told."""
    columns = zip(sheet.column("id"), sheet.column("kabupaten"), of_bidang)
    for row, (identity, kabupaten, bidang) in enumerate(columns):
        region = view.regions.get(kabupaten)
        match = _ID.fullmatch(identity)
        if region is not None and row not in astray and match and match[1] != region.digits:
            bps = match[1] == region.kode_bps
            yield sheet.problem(
                "id-wilayah",
                row,
                "id",
                id=quote(identity),
                found=match[1],
                region=view.region_label(kabupaten),
                prefix=identity[:3],
                right=region.digits,
                bps=f" {match[1]} adalah kode BPS-nya." if bps else "",
            )
        if match and match[2] != bidang and _known(view, "bidang.kode", bidang):
            yield sheet.problem(
                "id-bidang", row, "id", id=quote(identity), found=match[2], bidang=quote(bidang)
            )


def _whole_file(view: View, sheet: Sheet, stem: str) -> Problem | None:
    """The one problem of a file that bears another name than that of its region."""
    places = Counter(sheet.column("kabupaten"))
    code, count = places.most_common(1)[0] if places else ("", 0)
    region = view.regions.get(code)
    if region is None or region.slug == stem or count < 2 or count * 2 <= len(sheet):
        return None
    if any(own.slug == stem and kode in places for kode, own in view.regions.items()):
        return None
    right = f"{region.slug}.csv"
    files = [PurePosixPath(table.file.name) for table in view.raw.tables["program"]]
    way = f"Ganti nama berkas menjadi {right}."
    if nearest(stem, [region.slug]):
        way += " Bila nama daerah di kabupaten.csv yang keliru, perbaiki di sana."
    if any(file.name == right for file in files):
        way = (
            f"{right} juga ada. Kembalikan keduanya dari riwayat git bila isinya tertukar; bila "
            f"tidak, pindahkan baris yang belum ada ke {right}, lalu hapus berkas ini."
        )
    which = "semua" if count == len(sheet) else f"{count} dari {len(sheet)}"
    values = {"file": f"{stem}.csv", "which": which, "region": view.region_label(code)}
    place = sheet.place(0, "kabupaten")
    return problem("berkas-wilayah-lain", sheet.file, place, "kabupaten", way=way, **values)


def _foreign_goals(view: View, sheet: Sheet) -> Iterator[Problem]:
    """Goals that stand in the plan of another place, kept here for comparison only."""
    foreign = {
        str(butir.get("id"))
        for tree in view.trees.get("rencana", [])
        if isinstance(tree.value, dict) and tree.value.get("jenis") == "pembanding"
        for butir in items(tree.value, "butir")
    }
    for row, text in enumerate(sheet.column("tujuan")):
        for item in map(str.strip, text.split(LIST_SEPARATOR)):
            if item in foreign:
                yield sheet.problem("tujuan-pembanding", row, "tujuan", value=quote(item))


def _family_problems(view: View, sheet: Sheet) -> Iterator[Problem]:
    """Subprogramme and candidate must belong to the row's bidang."""
    subprograms = subprogram_owners(view)
    candidates = candidate_owners(view)
    columns = zip(sheet.column("bidang"), sheet.column("subprogram"), sheet.column("calon"))
    for row, (bidang, subprogram, calon) in enumerate(columns):
        if not _known(view, "bidang.kode", bidang):
            continue
        if subprograms.get(subprogram, bidang) != bidang:
            yield sheet.problem(
                "subprogram-bidang",
                row,
                "subprogram",
                value=quote(subprogram),
                owner=subprograms[subprogram],
                bidang=bidang,
                allowed=allowed_subprograms(subprograms, bidang),
            )
        if candidates.get(calon, bidang) != bidang:
            yield sheet.problem(
                "calon-bidang",
                row,
                "calon",
                value=quote(calon),
                owner=candidates[calon],
                bidang=bidang,
            )


def _names_of_others(view: View, sheet: Sheet) -> Iterator[Problem]:
    """Rows that bear the name of another candidate than theirs: names that slid over the rows."""
    candidates = items(view.tree_value("aturan_prioritas"), "calon")
    names = {str(each.get("kode")): str(each.get("nama")) for each in candidates}
    owners = {name: code for code, name in names.items()}
    often = Counter(sheet.column("nama"))
    rows = [
        row
        for row, (calon, name) in enumerate(zip(sheet.column("calon"), sheet.column("nama")))
        if calon in names and owners.get(name, calon) != calon and often[name] == 1
    ]
    if rows:
        calon, name = sheet.column("calon")[rows[0]], sheet.column("nama")[rows[0]]
        place = sheet.place(rows[0], "nama")
        yield problem(
            "nama-calon-lain",
            sheet.file,
            place,
            "nama",
            calon=calon,
            owner=owners[name],
            more=f" Begitu pula {len(rows) - 1} baris lain di berkas ini." if rows[1:] else "",
        )


def subprogram_owners(view: View) -> Mapping[str, str]:
    """The bidang code of each subprogramme code."""
    value = view.tree_value("bidang")
    found: dict[str, str] = {}
    for bidang in items(value, "bidang"):
        for sub in items(bidang, "subprogram"):
            if bidang.get("kode") and sub.get("kode"):
                found[str(sub["kode"])] = str(bidang["kode"])
    return found


def candidate_owners(view: View) -> Mapping[str, str]:
    """The bidang code of each candidate of the priority rule."""
    value = view.tree_value("aturan_prioritas")
    return {
        str(calon["kode"]): str(calon.get("bidang"))
        for calon in items(value, "calon")
        if calon.get("kode") and _known(view, "bidang.kode", str(calon.get("bidang")))
    }


def allowed_subprograms(owners: Mapping[str, str], bidang: str) -> str:
    """The remedy for a subprogramme of another bidang."""
    own = [code for code, owner in owners.items() if owner == bidang]
    if not own:
        return f"Kosongkan sel ini; bidang {bidang} tidak mempunyai subprogram."
    return f"Pilih salah satu: {', '.join(own)}; atau perbaiki bidangnya."


def items(value: object, key: str) -> list[dict[str, Any]]:
    """The mappings in a list of a YAML value; what is not one has been told elsewhere."""
    found = value.get(key) if isinstance(value, dict) else None
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _known(view: View, target: str, code: str) -> bool:
    codes = view.registry.codes.get(target)
    return codes is not None and code in codes.labels


def _basis_problems(sheet: Sheet) -> Iterator[Problem]:
    names = ("dasar_indikator", "dasar_isu", "dasar_konsultasi", "asal_kebutuhan")
    if not all(sheet.has(name) for name in names):
        return
    columns = zip(sheet.column("id"), *(sheet.column(name) for name in names))
    for row, (identity, *basis) in enumerate(columns):
        if not any(text.strip() for text in basis):
            yield sheet.problem("tanpa-dasar", row, names[0], id=quote(identity))


def _name_problems(sheet: Sheet) -> Iterator[Problem]:
    """Two programmes of one kabupaten with one name: entered twice, or told apart by nobody."""
    first: dict[str, str] = {}
    columns = zip(*(sheet.column(name) for name in ("id", "nama", "status")))
    for row, (identity, name, status) in enumerate(columns):
        key = normal(name)
        if not key or status == "dicabut":
            continue
        if first.setdefault(key, identity) != identity:
            yield sheet.problem("nama-program-ganda", row, "nama", id=quote(first[key]))


def _status_problems(view: View, sheet: Sheet) -> Iterator[Problem]:
    adopted = view.status is None or view.status.code == DITETAPKAN
    names = ("id", "status", "diganti_oleh", "catatan")
    columns = zip(*(sheet.column(name) for name in names))
    for row, (identity, status, successors, note) in enumerate(columns):
        if status == "ditetapkan" and not adopted:
            yield sheet.problem("status-mendahului-edisi", row, "status")
        if status == "dicabut" and not successors.strip() and not note.strip():
            yield sheet.problem("dicabut-tanpa-alasan", row, "status", id=quote(identity))
        if successors and status != "dicabut":
            yield sheet.problem(
                "pengganti-tanpa-dicabut", row, "diganti_oleh", status=quote(status)
            )
        elif identity and identity in map(str.strip, successors.split(LIST_SEPARATOR)):
            yield sheet.problem("pengganti-diri", row, "diganti_oleh", id=quote(identity))
