"""The steps from one format to the next, each from all files of a project to all of them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import yaml

from cetakbiru.base.project import CONFIG, PLUGIN, plugin_names
from cetakbiru.base.yamlvalues import read_values
from cetakbiru.checks.shape.trees import UNFILLED
from cetakbiru.migrations.project import DATA, EDITION, MACROS, MENU, PAGES, PRINTED, Files
from cetakbiru.model.format import EARLIER_SCHEMA, FORMAT
from cetakbiru.model.schema import read_descriptors
from cetakbiru.starter.province import CONTENT

_ENGINE_MACROS = (
    b'"""The macros that pages of this province may call: today those of the engine."""\n\n'
    b'from cetakbiru.site.macros import define_env\n\n__all__ = ["define_env"]\n'
)
_MENU_KEY = "nav"
_COMMODITIES = f"{DATA}/wilayah/komoditas.csv"
_PAGES_LED_TO = (
    *("banding.md", "wilayah-saya.md", "masyarakat/suara.md", "perusahaan/etalase.md"),
    *("sinkronisasi/kompetensi.md", "sinkronisasi/rencana-aksi.md", "sinkronisasi/renja.md"),
    *("sinkronisasi/tumpang-tindih.md", "sinkronisasi/kesepakatan.md"),
    "sinkronisasi/program-daerah.md",
)
_EVIDENCE = f"{DATA}/wilayah/bukti-tambang.csv"
_STATED = re.compile(r"^bentuk:.*$", re.M)
_FIRST_KEY = re.compile(r"^[^#\s]", re.M)
_AUTHOR = re.compile("^penyusun:", re.M)
_EVENTS = re.compile("^peristiwa:", re.M)
_REMARKED_EVENTS = re.compile(r"^(?:#.*\n)*peristiwa:", re.M)
_ADOPTION = re.compile("^penetapan:", re.M)
_ASKED_ADOPTION = re.compile(r"^(?:#.*\n)*penetapan:\n(?: .*\n)+", re.M)
_WHOSE_EVENTS = "# Hanya peristiwa naskah ini; milik naskah lain pindahkan ke proses.\nperistiwa:"
# As a key of a block or of a line in braces, and not as a word within a text.
_BINDING = re.compile(r"((?:^|[{,])[ \t]*(?:- )?)mengikat:(?=\s|$)", re.M)
_MESSAGES = re.compile(r"^pesan:.*\n(?:[ #}].*\n|\n)*", re.M)
_PLAN_RULES = f"{DATA}/aturan-selaras.yml"
_INDICATORS = f"{DATA}/indikator/definisi.yml"
_SENSE = re.compile(r"^kewajaran:\n(?: .*\n)+", re.M)
_BAND = re.compile(r"^( +- \{untuk: )\[([A-Z][^\]]*)\](.*\n)", re.M)
_CODE = re.compile(r"\bkode: ([A-Z0-9-]+)")
_NAMED = re.compile(r"^    - \{indikator: ([a-z0-9-]+),(?:.*\n)(?:      .*\n)*", re.M)
_ID = re.compile(r"^ *- *id: *(\S+)", re.M)
_EXAMPLE = re.compile(r"^contoh:", re.M)
_OWN_SOURCE = re.compile(r"^sumber: *(\S+)", re.M)
_STARTER_SOURCE = "naskah-bawaan"
# Lists of words that rules have anew, and the key that they go before.
_NEW_WORDS = re.compile(r"^  (?:mendua|orang_dalam|nihil|angka|lalu): \[[^\]]*\]\n", re.M)
_LAST_WORDS = re.compile(r"^  penanda_desa:", re.M)
_AFFIXES = re.compile(r"^  (?:awalan|akhiran|sisa_kata):.*\n(?:   .*\n|  - .*\n)*", re.M)
_LEAST = re.compile(r"^minimum_per_kabupaten:.*$", re.M)
_FACTORS = "daya_ungkit:\n  langsung: 1\n  sebagian: 0.75\n  terbatas: 0.5\nnilai_isu: 0.75"
_BASIS = re.compile(r"^( +)dasar:", re.M)
_NUMBERS = f"{DATA}/nomor-arah.csv"
# Columns by which people decided more about a proposed programme than the rule says.
_DECIDED = ("kecamatan", "alasan_ubah", *(f"target_{year}" for year in range(2026, 2031)))
_OLD_ID = re.compile("PPM-(?=[0-9]{4}-)")
_RENAMED_MACROS = (
    (b"{{ hasil_prioritas(", b"{{ arah_kabupaten("),
    (b"{{ peta_program(", b"{{ peta_ketertinggalan("),
)
# In docs/cetak.yml: the pages of all kabupaten, and the sections of them that were not printed.
_PRINTED_PAGES = re.compile(r"^( +)- kabupaten/\*[ \t]*\n", re.M)
_LEFT_OUT_OF_PRINT = re.compile(r"^(?:#.*\n)*wilayah_tanpa:.*\n(?: .*\n)*", re.M)
_OWN_PART = b"\n## Yang khas di sini"
_OF_BLUEPRINT = "cetak_biru"
_RELATIONS = {"ya": "naskah-ini", "tidak": "pelajaran"}
# What the first format had to say in mkdocs.yml and the plugin says now.
_ENGINE_KEYS = frozenset(
    {
        *("site_name", "docs_dir", "site_dir", "use_directory_urls", "strict", "theme", "plugins"),
        *("markdown_extensions", "extra", "exclude_docs", "validation", _MENU_KEY),
    }
)


class UnusableFileError(Exception):
    """A file that a step needs. `reason` says in words what is wrong with it and how to mend it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


def _to_2(files: Files) -> dict[str, bytes]:
    """Schemas and macros come from the engine, the menu stands in mkdocs.yml."""
    gone = (MENU, f"{DATA}/{EARLIER_SCHEMA}/")
    found = {path: content for path, content in files.items() if not path.startswith(gone)}
    found[CONFIG] = _configuration(files).encode()
    if MACROS in files:
        found[MACROS] = _ENGINE_MACROS
    return found


def _to_3(files: Files) -> dict[str, bytes]:
    """Who proposes is told from who adopts, what is judged from what binds, evidence from lists."""
    found = dict(files)
    for change in _CHANGES_TO_3:
        change(found)
    return found


def _tell_proposer(files: dict[str, bytes]) -> None:
    """Whoever was named as the author is the agency.

    Who proposed the text, and whether the agency took it over, only people know: `ppm check` asks
    them. Events stay where they were written, with a word on which of them may.
    """
    _rewrite(files, EDITION, _AUTHOR, f"pengusul: {UNFILLED} (siapa yang mengusulkan)\nlembaga:")
    _rewrite(files, EDITION, _EVENTS, _WHOSE_EVENTS)


def _judge(files: dict[str, bytes]) -> None:
    """What a source says of an award binds nobody."""
    _rewrite(files, f"{DATA}/bidang.yml", _BINDING, r"\1dinilai:")


def _leave_messages(files: dict[str, bytes]) -> None:
    """What the plan check says is the engine's: a province has its rules only."""
    _rewrite(files, _PLAN_RULES, _MESSAGES, "")


def _ask_sense(files: dict[str, bytes]) -> None:
    """Whether a plan's numbers make sense is asked by the rules that a new province starts with."""
    if _PLAN_RULES not in files or _SENSE.search(_text(files, _PLAN_RULES)):
        return
    text = _text(files, _PLAN_RULES)
    found = _SENSE.search((CONTENT / _PLAN_RULES).read_text(encoding="utf-8"))
    source = _OWN_SOURCE.search(text)
    if found is None or source is None:
        return
    section = found[0].replace(_STARTER_SOURCE, source[1])
    known = _ID.findall(_text(files, _INDICATORS)) if _INDICATORS in files else ()
    section = _NAMED.sub(lambda named: named[0] if named[1] in known else "", section)
    sectors = f"{DATA}/bidang.yml"
    codes = _CODE.findall(_text(files, sectors)) if sectors in files else ()
    section = _BAND.sub(lambda band: _band_of(band, codes), section)
    at = _EXAMPLE.search(text)
    end = len(text) if at is None else at.start()
    files[_PLAN_RULES] = f"{text[:end]}{section}{text[end:]}".encode()


def _band_of(band: re.Match[str], codes: Collection[str]) -> str:
    """A band for those bidang and subprograms that the province has; none without any."""
    kept = [code for code in band[2].split(", ") if code in codes]
    return f"{band[1]}[{', '.join(kept)}]{band[3]}" if kept else ""


def _renew_plan_rules(files: dict[str, bytes]) -> None:
    """What the engine weighs and asks of plans, as new provinces have it.

    Words and concepts stay as people wrote them; points of readiness were those of the RKAB.
    """
    if _PLAN_RULES not in files:
        return
    text, ours = _text(files, _PLAN_RULES), (CONTENT / _PLAN_RULES).read_text("utf-8")
    asked = "".join(_section(ours, name) for name in ("tahap", "bagian"))
    # The laws that they name need not be among those of this province.
    asked = re.sub(r"^ +dasar:.*\n", "", asked, flags=re.M)
    words = "".join(found[0] for found in _NEW_WORDS.finditer(ours))
    text = _with_section(text, "ambang", _section(ours, "ambang"))
    text = _with_section(text, "bagian", asked)
    text = _LAST_WORDS.sub(lambda found: f"{words}{found[0]}", text, count=1)
    points = _section(text, "kesiapan")
    staged = re.sub(r"^( +(?:- )?)(uji: [a-z-]+)\n", _with_stage, points, flags=re.M)
    staged = re.sub(r"(\buji: [a-z-]+)(?=[,}])", r"\1, tahap: [rkab]", staged)
    files[_PLAN_RULES] = text.replace(points, staged).encode()


def _leave_affixes(files: dict[str, bytes]) -> None:
    """What affixes leave of a word is the engine's, the same for plans as for the search."""
    if _PLAN_RULES in files:
        files[_PLAN_RULES] = _AFFIXES.sub("", _text(files, _PLAN_RULES)).encode()


def _with_stage(found: re.Match[str]) -> str:
    return f"{found[0]}{' ' * len(found[1])}tahap: [rkab]\n"


def _with_section(text: str, name: str, new: str) -> str:
    old = _section(text, name)
    return text.replace(old, new) if old else text + new


def _section(text: str, name: str) -> str:
    """All lines of a key of the file itself."""
    found = re.search(rf"^{name}:.*\n(?:[ #}}\]-].*\n|\n)*", text, re.M)
    return found[0] if found else ""


def _relate_meetings(files: dict[str, bytes]) -> None:
    """Meetings say which text they were about."""
    path = f"{DATA}/konsultasi.csv"
    if path not in files:
        return
    text = _text(files, path)
    rows = _rows(text)
    if not rows or _OF_BLUEPRINT not in rows[0]:
        return
    at = rows[0].index(_OF_BLUEPRINT)
    rows[0][at] = "kaitan"
    for row in rows[1:]:
        if at < len(row):
            row[at] = _RELATIONS.get(row[at], row[at])
    files[path] = _written(rows, text)


def _keep_evidence(files: dict[str, bytes]) -> None:
    """Commodities become evidence of mining: what a source names is there as a deposit."""
    if _COMMODITIES in files:
        files[_EVIDENCE] = _evidence(_text(files, _COMMODITIES))
        del files[_COMMODITIES]
    for path in files:
        if path.startswith(f"{PAGES}/"):
            files[path] = files[path].replace(b"{{ komoditas_kabupaten(", b"{{ bukti_tambang(")


def _add_pages_led_to(files: dict[str, bytes]) -> None:
    """Pages that other pages lead to now, as a new province has them."""
    for name in _PAGES_LED_TO:
        files.setdefault(f"{PAGES}/{name}", (CONTENT / PAGES / name).read_bytes())


def _evidence(commodities: str) -> bytes:
    columns = [column.name for column in read_descriptors()["bukti_tambang"].columns]
    rows = []
    for row in csv.DictReader(io.StringIO(commodities, newline="")):
        told = f"Sumber menyebut {row.get('komoditas', '')} di wilayah ini."
        rows.append(
            {**row, "wilayah": row.get("kabupaten", ""), "jenis": "endapan", "uraian": told}
        )
    return _csv(columns, rows)


def _compute_directions(files: dict[str, bytes]) -> None:
    """What the rule proposed is computed now: its rows leave their numbers, and what people decided
    about them becomes a programme of its own."""
    path = f"{DATA}/aturan-prioritas.yml"
    _rewrite(files, path, _LEAST, _FACTORS)
    _rewrite(files, path, _BASIS, r"\1daya_ungkit: langsung\n\1dasar:")
    numbers: list[list[str]] = []
    kept: set[str] = set()
    edition = read_values(_text(files, EDITION)) if EDITION in files else {}
    since = str(edition.get("versi", "")) if isinstance(edition, dict) else ""
    columns = [column.name for column in read_descriptors()["program"].columns]
    tables = {
        name: list(csv.DictReader(io.StringIO(_text(files, name), newline="")))
        for name in files
        if re.fullmatch(rf"{DATA}/program/[^/]*\.csv", name)
    }
    for rows in tables.values():
        kept.update(row["id"] for row in rows if _is_owned(row))
    for path, rows in tables.items():
        numbers += [
            [row["id"], row["kabupaten"], row["calon"], since, "", ""]
            for row in rows
            if row.get("calon") and row.get("id")
        ]
        owned = [_owned(row, kept) for row in rows if _is_owned(row)]
        files[path] = _csv(columns, owned)
    names = [column.name for column in read_descriptors()["nomor_arah"].columns]
    files[_NUMBERS] = _csv(names, [dict(zip(names, row)) for row in numbers])
    _rewrite(files, f"{DATA}/capaian.csv", _OLD_ID, "PRG-")
    calls = [(f'"{one}"'.encode(), f'"{_OLD_ID.sub("PRG-", one)}"'.encode()) for one in kept]
    for path in [name for name in files if name.startswith(f"{PAGES}/")]:
        for old, new in (*_RENAMED_MACROS, *calls):
            files[path] = files[path].replace(old, new)


def _is_owned(row: Mapping[str, str]) -> bool:
    return any(row.get(name) for name in _DECIDED)


def _owned(row: dict[str, str], kept: Collection[str]) -> dict[str, str]:
    """A programme in the columns of today; what nobody has said yet, people have to say.

    Of what replaced it, `kept` is still a programme; the rest is a direction, which a note tells.
    """
    found = {name: text or "" for name, text in row.items() if name is not None}
    successors = [one for one in found.get("diganti_oleh", "").split(";") if one]
    found["diganti_oleh"] = ";".join(one for one in successors if one in kept)
    if directions := [one for one in successors if one not in kept]:
        told = f"Digantikan arah {', '.join(directions)}."
        found["catatan"] = f"{found.get('catatan', '')} {told}".strip()
    for name in ("id", "diganti_oleh"):
        found[name] = _OLD_ID.sub("PRG-", found.get(name, ""))
    found["keluaran"] = f"{UNFILLED} (apa yang selesai dibuat)"
    found["asal_kebutuhan"] = found.get("alasan_ubah", "")
    return found


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def _rewrite(files: dict[str, bytes], path: str, old: re.Pattern[str], new: str) -> None:
    if path in files:
        files[path] = old.sub(new, _text(files, path)).encode()


_CHANGES_TO_3: Sequence[Callable[[dict[str, bytes]], None]] = (
    _tell_proposer,
    _judge,
    _leave_messages,
    _ask_sense,
    _renew_plan_rules,
    _leave_affixes,
    _relate_meetings,
    _keep_evidence,
    _compute_directions,
)
STEPS: Mapping[int, Callable[[Files], dict[str, bytes]]] = MappingProxyType({1: _to_2, 2: _to_3})
"""The step that leads on from each older format."""


def brought_forward(files: Files, number: int) -> dict[str, bytes]:
    """The files of a project of format `number` as today's format has them.

    Those of today's format get what the engine has learnt since. Raises UnusableFileError for a
    file that is missing or can't be understood.
    """
    found = dict(files)
    for step in range(number, FORMAT):
        found = STEPS[step](found)
    for addition in _ADDED_SINCE:
        addition(found)
    found = _with_every_column(found)
    if number < FORMAT:
        found[EDITION] = _with_number(_text(found, EDITION)).encode()
    return found


def _move_facilitators(files: dict[str, bytes]) -> None:
    """Facilitators have a table of their own; what was said of them stays as a remark.

    Which role they had, where and how long, only people know.
    """
    path, gone, remark = f"{DATA}/kompetensi.csv", "pendamping", "catatan"
    if path not in files:
        return
    text = _text(files, path)
    header, *rows = _rows(text) or [[]]
    if gone not in header:
        return
    if remark not in header:
        header.append(remark)
        rows = [[*row, ""] for row in rows]
    at, to = header.index(gone), header.index(remark)
    for row in rows:
        if len(row) > max(at, to) and row[at]:
            told = row[at] if gone in row[at].casefold() else f"{gone}: {row[at]}"
            row[to] = "; ".join(filter(None, (row[to], told)))
    kept = [[cell for place, cell in enumerate(row) if place != at] for row in (header, *rows)]
    files[path] = _written(kept, text)


def _ask_for_adoption(files: dict[str, bytes]) -> None:
    """The form of adoption, as a new province has it: nothing is decided."""
    if EDITION not in files or _ADOPTION.search(_text(files, EDITION)):
        return
    ours = (CONTENT / EDITION).read_text(encoding="utf-8")
    asked = _ASKED_ADOPTION.search(ours)
    if asked is not None:
        _rewrite(files, EDITION, _REMARKED_EVENTS, rf"{asked[0]}\g<0>")


def _print_views(files: dict[str, bytes]) -> None:
    """What is printed of a kabupaten is made for paper: the view of it, with what its page tells
    in sentences, in place of pages with parts left out."""
    if PRINTED not in files or not _PRINTED_PAGES.search(_text(files, PRINTED)):
        return
    own = any(
        name.startswith(f"{PAGES}/kabupaten/") and _OWN_PART in content
        for name, content in files.items()
    )
    view = r"\1- tampilan: kabupaten\n" + (r"\1  bagian: [yang-khas-di-sini]\n" if own else "")
    text = _PRINTED_PAGES.sub(view, _text(files, PRINTED))
    files[PRINTED] = _LEFT_OUT_OF_PRINT.sub("", text).encode()


# What data of today's format may lack as well: each adds only what is not there.
_ADDED_SINCE: Sequence[Callable[[dict[str, bytes]], None]] = (
    _add_pages_led_to,
    _move_facilitators,
    _ask_for_adoption,
    _print_views,
)


def _with_every_column(files: Files) -> dict[str, bytes]:
    """The files with every table of today's format, and with every column that may be empty."""
    found = dict(files)
    for one in read_descriptors().values():
        if not one.is_table or "*" in one.pattern:
            continue
        path = f"{DATA}/{one.pattern}"
        if path not in files:
            found[path] = f"{','.join(column.name for column in one.columns)}\n".encode()
            continue
        rows = _rows(_text(files, path))
        lacking = [column for column in one.columns if rows and column.name not in rows[0]]
        # A table that lacks more than that is one of another shape, which its editor must see.
        if lacking and not any(column.required for column in lacking):
            rows[0] += [column.name for column in lacking]
            wider = [rows[0], *(row + [""] * len(lacking) for row in rows[1:])]
            names = [column.name for column in one.columns]
            found[path] = _written(_in_order(wider, names), _text(files, path))
    return found


def _rows(text: str) -> list[list[str]]:
    """The rows of a CSV file as tables read them, for which every line end ends a row."""
    return list(csv.reader(io.StringIO(text, newline="")))


def _in_order(rows: list[list[str]], names: Sequence[str]) -> list[list[str]]:
    """The rows with their columns in the order of `names`; as they are where these are others."""
    if sorted(rows[0]) != sorted(names):
        return rows
    places = [rows[0].index(name) for name in names]
    whole = len(names)
    return [[row[at] for at in places] if len(row) == whole else row for row in rows]


def _written(rows: Sequence[Sequence[str]], before: str) -> bytes:
    """The rows as CSV with the line ends that the file had before."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n" if "\r\n" in before else "\n").writerows(rows)
    return stream.getvalue().encode()


def _with_number(text: str) -> str:
    """data/edisi.yml with the number of today's format, before the first key."""
    line = f"bentuk: {FORMAT}"
    if _STATED.search(text):
        return _STATED.sub(line, text, count=1)
    first = _FIRST_KEY.search(text)
    at = first.start() if first else len(text)
    return f"{text[:at]}{line}\n{text[at:]}"


def _configuration(files: Files) -> str:
    """mkdocs.yml as a new province gets it, with the menu and what else the old one says."""
    text = _text(files, CONFIG)
    settings = _settings(text, CONFIG, dict)
    menu = _menu(files, settings)
    if PLUGIN in plugin_names(settings):
        return text if _MENU_KEY in settings else f"{text.rstrip()}\n\n{menu}"
    template = (CONTENT / CONFIG).read_text(encoding="utf-8")
    head = template[: template.index(f"\n{_MENU_KEY}:") + 1]
    others = {key: value for key, value in settings.items() if key not in _ENGINE_KEYS}
    return head + menu + (f"\n{_dumped(others)}" if others else "")


def _menu(files: Files, settings: Mapping[str, Any]) -> str:
    """The lines of the menu; as people wrote them where they can stand like that."""
    if MENU not in files:
        return _dumped({_MENU_KEY: settings[_MENU_KEY]}) if _MENU_KEY in settings else ""
    text = _text(files, MENU)
    entries = _settings(text, MENU, list)
    lines = [f"  {line}".rstrip() for line in text.splitlines() if not line.startswith("#")]
    kept = "\n".join([f"{_MENU_KEY}:", *lines]) + "\n"
    return kept if read_values(kept) == {_MENU_KEY: entries} else _dumped({_MENU_KEY: entries})


def _dumped(values: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False)


def _text(files: Files, path: str) -> str:
    try:
        return files[path].decode()
    except KeyError:
        raise UnusableFileError(path, "tidak ada. Pulihkan berkas itu dari riwayat git") from None
    except UnicodeDecodeError:
        raise UnusableFileError(path, "bukan teks UTF-8. Simpan ulang sebagai UTF-8") from None


def _settings(text: str, path: str, kind: type) -> Any:
    try:
        found = read_values(text)
    except yaml.YAMLError:
        found = None
    if not isinstance(found, kind):
        what = "pengaturan" if kind is dict else "daftar menu"
        raise UnusableFileError(
            path, f"tidak berisi {what} dalam YAML yang benar. Perbaiki atau pulihkan berkas itu"
        )
    return found
