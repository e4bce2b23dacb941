"""A small invented province in a real git repository, with three editions of known differences."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml

from cetakbiru.model.schema import read_descriptors
from tests.conftest import copy_good
from tests.running import ppm_here

ADDRESS = "https://contoh.example/cetak-biru/"
NORTH = "data/program/contoh-utara.csv"
SOUTH = "data/program/kota-contoh-selatan.csv"


class Province:
    """The project folder of the invented province; `edit` changes it, `ppm` runs the commands."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def create(cls, root: Path) -> Province:
        """The first draft, committed."""
        copy_good(root)
        (root / ".gitignore").write_text("/site/\n.cache/\n", encoding="utf-8")
        province = cls(root)
        province._write_first_draft()
        province.git("init", "--quiet", "--initial-branch=main")
        province.git("config", "user.name", "Penguji")
        province.git("config", "user.email", "penguji@contoh.example")
        province.commit("Naskah pertama")
        return province

    def git(self, *arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True
        ).stdout.strip()

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", "from cetakbiru.cli.main import main; main()", *arguments]

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "NO_COLOR": "1"}

    def ppm(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments),
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )

    def ppm_here(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The same within this process, which is quicker."""
        answer = ppm_here(self.root, *arguments)
        return subprocess.CompletedProcess(arguments, answer.code, answer.out, answer.err)

    def edit(self, name: str, change: Callable[[str], str]) -> None:
        path = self.root / name
        before = path.read_text(encoding="utf-8")
        after = change(before)
        assert after != before, name
        path.write_text(after, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        self.edit(name, lambda text: text.replace(old, new))

    def append(self, name: str, *lines: str) -> None:
        self.edit(name, lambda text: text + "".join(f"{line}\n" for line in lines))

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def set_version(self, version: str, date: str, **entry: object) -> None:
        """Names the edition in data/edisi.yml and gives it an entry in the change log."""
        edition = yaml.safe_load((self.root / "data/edisi.yml").read_text(encoding="utf-8"))
        self.replace("data/edisi.yml", f"versi: '{edition['versi']}'", f"versi: '{version}'")
        self.replace("data/edisi.yml", f"tanggal: '{edition['tanggal']}'", f"tanggal: '{date}'")
        path = self.root / "data/rilis.yml"
        log = yaml.safe_load(path.read_text(encoding="utf-8"))
        told = {
            "versi": version,
            "ringkasan": f"Edisi rekaan {version}.",
            "perubahan": ["Naskah rekaan diperbarui."],
            "ralat": [],
        }
        log["rilis"].insert(0, {**told, **entry})
        self.write_log(log)

    def write_log(self, log: object) -> None:
        self.write("data/rilis.yml", yaml.safe_dump(log, allow_unicode=True, sort_keys=False))

    def log(self) -> dict[str, list[dict[str, object]]]:
        found = yaml.safe_load((self.root / "data/rilis.yml").read_text(encoding="utf-8"))
        assert isinstance(found, dict)
        return found

    def _write_first_draft(self) -> None:
        self.replace("data/edisi.yml", "alamat: null", f"alamat: {ADDRESS}")
        self.append(
            NORTH,
            *(
                program(f"PRG-9901-{serial}", "99.01", name)
                for serial, name in (
                    ("PEN-02", "Kelas malam"),
                    ("PEN-03", "Kelas sore"),
                    ("PEN-04", "Sekolah lapang"),
                    ("PEN-05", "Buku bekas"),
                    ("LNG-02", "Bibit pohon"),
                )
            ),
        )
        self.write("docs/rilis/index.md", page("Edisi", "{{ daftar_edisi() }}"))
        self.write("docs/rilis/perubahan.md", page("Perubahan", "{{ perubahan_edisi() }}"))
        self.write("docs/rilis/banding.md", page("Bandingkan", "{{ banding_edisi() }}", "banding"))
        self.write(
            "docs/rilis/pengantar.md",
            page(
                "Pengantar",
                "Kalimat pertama tetap.\n"
                "Kalimat kedua akan berubah sedikit.\n"
                "Kalimat ketiga tetap.",
            ),
        )
        self.write("docs/rilis/sementara.md", page("Sementara", "Halaman ini akan hilang."))
        for name in ("contoh-utara", "kota-contoh-selatan"):
            code = {"contoh-utara": "99.01", "kota-contoh-selatan": "99.02"}[name]
            self.append(f"docs/kabupaten/{name}.md", "", f'{{{{ riwayat_kabupaten("{code}") }}}}')
        for name in ("index", "perubahan", "banding", "pengantar", "sementara"):
            self.append("mkdocs.yml", f"  - {name.capitalize()} rilis: rilis/{name}.md")

    def write_second_draft(self) -> None:
        """2026.2: one programme each that is changed, moved, merged, split, withdrawn, added."""
        self.set_version("2026.2", "2026-02-28")
        self._withdraw("PRG-9901-PEN-02", "PRG-9901-PEN-06")
        self._withdraw("PRG-9901-PEN-03", "PRG-9901-PEN-06")
        self._withdraw("PRG-9901-PEN-04", "PRG-9901-PEN-07;PRG-9901-PEN-08")
        self._withdraw("PRG-9901-PEN-05", "PRG-9901-PEN-01")
        self._withdraw("PRG-9901-LNG-02", "PRG-9902-LNG-02")
        self.append(
            NORTH,
            program("PRG-9901-PEN-06", "99.01", "Kelas malam dan sore"),
            program("PRG-9901-PEN-07", "99.01", "Sekolah lapang hulu"),
            program("PRG-9901-PEN-08", "99.01", "Sekolah lapang hilir"),
        )
        self.append(SOUTH, program("PRG-9902-LNG-02", "99.02", "Bibit pohon"))
        self.replace(NORTH, ",,8.10,,,,", ",,8.25,,,,")
        pengantar = (self.root / "docs/rilis/pengantar.md").read_text(encoding="utf-8")
        (self.root / "docs/rilis/pengantar.md").unlink()
        (self.root / "docs/rilis/sementara.md").unlink()
        self.write(
            "docs/rilis/kata-pengantar.md",
            pengantar.replace("akan berubah sedikit", "sudah berubah sedikit"),
        )
        self.replace("mkdocs.yml", "rilis/pengantar.md", "rilis/kata-pengantar.md")
        self.replace("mkdocs.yml", "  - Sementara rilis: rilis/sementara.md\n", "")
        self.commit("Naskah kedua")

    def write_third_edition(self) -> None:
        """2026.3: adopted, corrects 2026.2 and withdraws 2026.1; one value and no programme."""
        self.set_version(
            "2026.3",
            "2026-03-31",
            ralat=[
                {
                    "edisi": "2026.2",
                    "bagian": "nilai kemiskinan Kota Contoh Selatan",
                    "semula": "11,40",
                    "menjadi": "10,90",
                }
            ],
        )
        log = self.log()
        log["pencabutan"] = [
            {
                "edisi": "2026.1",
                "tanggal": "2026-03-01",
                "dasar": "Rancangan pertama ditarik.",
                "dokumen": "Surat rekaan nomor 7",
                "pengganti": "2026.2",
            }
        ]
        self.write_log(log)
        self.append(
            "data/edisi.yml",
            "  - jenis: pengambilalihan",
            "    tanggal: '2026-03-10'",
            "    dasar: Naskah rekaan diambil alih.",
            "    dokumen: Surat rekaan nomor 8",
            "    oleh: Badan Contoh (rekaan)",
            "    sumber: sumber-rekaan",
            "  - jenis: ditetapkan",
            "    tanggal: '2026-03-15'",
            "    dasar: Ditetapkan dengan peraturan rekaan.",
            "    dokumen: Peraturan rekaan nomor 1",
            "    sumber: sumber-rekaan",
        )
        self.replace(
            "data/indikator/nilai.csv", "99.02,miskin,2024,11.40", "99.02,miskin,2024,10.90"
        )
        self.commit("Edisi ketiga")

    def _withdraw(self, program_id: str, successors: str) -> None:
        def change(text: str) -> str:
            lines = text.splitlines(keepends=True)
            return "".join(
                line.replace(",usulan,,", f",dicabut,{successors},")
                if line.startswith(program_id)
                else line
                for line in lines
            )

        self.edit(NORTH, change)


def program(program_id: str, kabupaten: str, name: str) -> str:
    """A row of a programme that people asked for, not the rule."""
    bidang = program_id.split("-")[2]
    sub, opd, goal, issue = {
        "PEN": ("PEN-1", "pendidikan", "RPD-1", "ISU-001"),
        "LNG": ("", "lingkungan", "RPD-2", "ISU-001"),
    }[bidang]
    told = {
        "id": program_id,
        "kabupaten": kabupaten,
        "nama": name,
        "bidang": bidang,
        "subprogram": sub,
        "penerima_manfaat": "Warga rekaan",
        "keluaran": "Kegiatan rekaan yang berjalan",
        "hasil": "Hasil rekaan",
        "opd": opd,
        "tujuan": goal,
        "dasar_isu": issue,
        "status": "usulan",
        "sumber": "sumber-rekaan",
        "asal_kebutuhan": "diminta warga rekaan",
        "ditinjau": "2026-01-20",
    }
    return ",".join(told.get(column.name, "") for column in read_descriptors()["program"].columns)


def page(title: str, body: str, kind: str = "") -> str:
    meta = f"kelas: {kind}\n" if kind else ""
    description = f"Halaman rekaan tentang {title.lower()}."
    head = f"---\ntitle: {title}\ndescription: {description}\n{meta}---\n"
    return f"{head}\n# {title}\n\n{body}\n"
