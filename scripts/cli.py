"""The command `ppm`: its verbs, and the promise that no reader ever sees a traceback."""

from __future__ import annotations

import importlib

import click

_VERBS = {
    "check": "Periksa semua berkas data dan halaman.",
    "build": "Bangun situs lengkap ke folder site/.",
    "serve": "Tampilkan situs di komputer sendiri sambil menyunting.",
    "export": "Tulis data terbuka (CSV, XLSX, JSON, Data Package) ke sebuah folder.",
    "compare": "Tampilkan apa yang berubah di antara dua edisi.",
    "release": "Terbitkan sebuah edisi ke cabang gh-pages.",
    "align": "Periksa rencana PPM perusahaan terhadap cetak biru.",
    "template": "Buat buku kerja Excel untuk disunting atau untuk merencana.",
    "import": "Masukkan buku kerja yang telah disunting ke data.",
    "propose": "Tampilkan program yang diusulkan aturan prioritas.",
}
# The module of a verb bears its name, unless Python keeps that word for itself.
_MODULES = {"import": "importing"}


class _Verbs(click.Group):
    """Loads the module of a verb only when that verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        command = getattr(importlib.import_module(f"scripts.{module}"), module)
        assert isinstance(command, click.Command)  # noqa: S101 - a verb's module holds its command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(cls=_Verbs, help="Cetak biru PPM: periksa, bangun, dan bandingkan.")
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def main() -> None:
    """Entry point of the `ppm` command."""
