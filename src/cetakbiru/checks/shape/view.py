"""The view of data that rules judge: sheets, trees, codes, regions, the edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cetakbiru.checks.shape.codes import Registry
from cetakbiru.checks.shape.numerals import is_figure
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.model import model
from cetakbiru.model.convert import to_record
from cetakbiru.model.legal import LegalStatus, legal_status
from cetakbiru.model.made_pages import (
    WORK_TABLES,
    action_plan_pages,
    agency_page,
    consultation_pages,
    subdistrict_pages,
    work_pages,
)
from cetakbiru.model.source import RawData
from cetakbiru.model.yamltree import YamlTree

# Columns of kabupaten.csv that its kecamatan add up to.
VILLAGE_COLUMNS = ("jumlah_desa", "jumlah_kelurahan")


@dataclass(frozen=True)
class View:
    """What of the data can be judged; files whose shape is broken are not in it."""

    raw: RawData
    sheets: Mapping[str, list[Sheet]]
    trees: Mapping[str, list[YamlTree]]
    registry: Registry
    # What figures of nilai.csv in doubt may have meant, by file and row: filled in by their rule.
    meant: dict[tuple[str, int], str] = field(default_factory=dict)

    def all_sheets(self) -> Iterator[tuple[str, Sheet]]:
        """Every sheet with the name of its table."""
        for name, sheets in self.sheets.items():
            for sheet in sheets:
                yield name, sheet

    def tree_value(self, name: str) -> Any:
        """The value of a table kept in one YAML file; None when it can't be judged."""
        trees = self.trees.get(name, [])
        return trees[0].value if trees else None

    @cached_property
    def regions(self) -> Mapping[str, model.Kabupaten]:
        """The kabupaten whose rows are without fault, by code."""
        found: dict[str, model.Kabupaten] = {}
        for sheet in self.sheets.get("kabupaten", []):
            columns = sheet.descriptor.columns
            for texts in zip(*(sheet.column(column.name) for column in columns)):
                if any(
                    text not in column.enum
                    if text and column.enum
                    else column.required and not text
                    for column, text in zip(columns, texts)
                ):
                    continue  # told by the rules of cells
                try:
                    values = {
                        column.name: column.parse(text) for column, text in zip(columns, texts)
                    }
                    region = model.Kabupaten(**values)
                except (TypeError, ValueError):
                    continue  # told by the rules of cells
                found.setdefault(region.kode, region)
        return found

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """What the files of each kabupaten are called, by code."""
        return {code: region.slug for code, region in self.regions.items()}

    @property
    def has_all_regions(self) -> bool:
        """Whether no row of the kabupaten has a fault or is gone: sums and ranks over all hold."""
        rows = sum(map(len, self.sheets.get("kabupaten", [])))
        return len(self.regions) == rows and self.regions.keys() >= set(self.kecamatan.values())

    @cached_property
    def kecamatan(self) -> Mapping[str, str]:
        """The kabupaten code of each kecamatan code."""
        return {
            code: kabupaten
            for sheet in self.sheets.get("kecamatan", [])
            for code, kabupaten in zip(sheet.column("kode"), sheet.column("kabupaten"))
            if kabupaten
        }

    @cached_property
    def made_pages(self) -> frozenset[str] | None:
        """The names of the pages that no file holds; None where not all can be known."""
        places = self._every("kecamatan", "kode", "nama", "kabupaten")
        meetings = self._every("konsultasi", "id")
        agencies = self._every("opd", "kode")
        activities = self._every("aksi", "id", "tahun", "penyusun")
        if not places or meetings is None or agencies is None or activities is None:
            return None
        if not self.has_all_regions:
            return None
        told = ((kode, nama, home) for kode, nama, home in places)
        drawn_up = ((aksi, year, author) for aksi, year, author in activities)
        works = any(table.rows for name in WORK_TABLES for table in self.raw.tables.get(name, ()))
        return frozenset(
            (
                *subdistrict_pages(self.slugs, told).values(),
                *consultation_pages(one for (one,) in meetings).values(),
                *(agency_page(kode) for (kode,) in agencies),
                *action_plan_pages(self.slugs, drawn_up).values(),
                *(work_pages(self.slugs).values() if works else ()),
            )
        )

    def _every(self, table: str, *columns: str) -> list[tuple[str, ...]] | None:
        """These columns of all rows of a table; None where a file or a row can't be judged."""
        sheets = self.sheets.get(table, [])
        rows = sum(len(one.rows) for one in self.raw.tables.get(table, ()))
        if table in self.raw.unread or sum(map(len, sheets)) < rows:
            return None
        return [row for sheet in sheets for row in zip(*(sheet.column(name) for name in columns))]

    @cached_property
    def village_counts(self) -> Mapping[tuple[str, str], int]:
        """What the kecamatan of a kabupaten add up to, by kabupaten and column.

        Only where every kecamatan has its number and none may be missing or misplaced.
        """
        found: dict[tuple[str, str], int] = {}
        unknown: set[tuple[str, str]] = set()
        for sheet in self.sheets.get("kecamatan", []):
            if len(sheet) < len(sheet.table.rows):
                return {}
            owners = list(zip(sheet.column("kode"), sheet.column("kabupaten")))
            for column in VILLAGE_COLUMNS:
                for (code, owner), text in zip(owners, sheet.column(column)):
                    if not is_figure(text) or "." in text:
                        unknown.add((owner, column))
                    elif not code.startswith(f"{owner}."):
                        unknown |= {(owner, column), (code.rpartition(".")[0], column)}
                    else:
                        found[owner, column] = found.get((owner, column), 0) + int(text)
        return {key: count for key, count in found.items() if key not in unknown}

    @cached_property
    def indicators(self) -> Mapping[str, model.Indikator]:
        """The definitions of indicators that are without fault, by ID."""
        value = self.tree_value("indikator")
        items = value.get("indikator") if isinstance(value, dict) else None
        found: dict[str, model.Indikator] = {}
        for item in items if isinstance(items, list) else ():
            try:
                meaning = to_record(model.Indikator, item)
            except (AttributeError, KeyError, TypeError, ValueError):
                continue  # told by the rules of YAML files
            found.setdefault(meaning.id, meaning)
        return found

    @cached_property
    def edition(self) -> model.Edisi | None:
        """This edition; None when data/edisi.yml has faults."""
        value = self.tree_value("edisi")
        if not isinstance(value, dict):
            return None
        try:
            return to_record(model.Edisi, value)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None  # told by the rules of YAML files

    @cached_property
    def status(self) -> LegalStatus | None:
        """The legal status of this edition."""
        if self.edition is None or not self.edition.peristiwa:
            return None
        try:
            return legal_status(self.edition.peristiwa)
        except KeyError:
            return None  # an event of a kind that is none, told by the rules of YAML files

    def region_label(self, code: str) -> str:
        """Code and name, or the bare code."""
        return self.registry.label("kabupaten.kode", code)
