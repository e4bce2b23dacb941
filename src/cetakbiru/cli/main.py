"""The command `ppm`: its verbs, and the promise that no reader ever sees a traceback."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from cetakbiru.base.atomic import why_unwritten
from cetakbiru.base.errors import Refused
from cetakbiru.base.stopping import Stopped, stoppable
from cetakbiru.cli.speech import IndonesianContext, speak_indonesian, usage_message

_VERBS = {
    "new": "Buat proyek cetak biru untuk sebuah provinsi.",
    "migrate": "Majukan data berbentuk lama ke bentuk yang dipakai mesin ini.",
    "check": "Periksa semua berkas data dan halaman.",
    "lint": "Beri saran tentang ejaan, istilah, dan gaya halaman.",
    "build": "Bangun situs lengkap ke folder site/.",
    "serve": "Tampilkan situs di komputer sendiri sambil menyunting.",
    "pdf": "Buat PDF cetak biru, atau PDF satu wilayah atau satu bab.",
    "verify": "Periksa keaslian data di dalam sebuah PDF.",
    "pack": "Kumpulkan berkas untuk penetapan dalam satu folder dan satu zip.",
    "export": "Tulis data terbuka (CSV, XLSX, JSON, Data Package) ke sebuah folder.",
    "offline": "Tulis seluruh situs ke satu zip yang dapat dibuka tanpa internet.",
    "compare": "Tampilkan apa yang berubah di antara dua edisi.",
    "release": "Terbitkan sebuah edisi ke cabang gh-pages.",
    "align": "Periksa rencana PPM perusahaan terhadap cetak biru.",
    "locate": "Cari letak sebuah titik, nama tempat, atau izin.",
    "template": "Buat buku kerja Excel untuk disunting atau untuk merencana.",
    "import": "Masukkan lembar yang telah diisi ke data.",
    "propose": "Tampilkan program yang diusulkan aturan prioritas.",
}
# The module of a verb bears its name, unless Python keeps that word for itself.
_MODULES = {"import": "importing"}
# Python's own number is 700; with this one a search comes with hardly any more memory.
_OBJECTS_UNTIL_A_SEARCH = 20_000


class _Verbs(click.Group):
    """Loads the module of a verb only when that verb is called."""

    context_class = IndonesianContext

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        module = _MODULES.get(cmd_name, cmd_name)
        command = getattr(importlib.import_module(f"cetakbiru.cli.{module}"), module)
        assert isinstance(command, click.Command)  # noqa: S101 - a verb's module holds its command
        return speak_indonesian(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Perintah"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(
    cls=_Verbs,
    help="""Cetak biru PPM: periksa, bangun, dan bandingkan.

    Kode keluar: 0 selesai; 1 ada yang salah pada isi atau tempatnya; 2 perintahnya keliru; 70 ada
    kesalahan di dalam mesin, yang laporannya disebut; 143 dihentikan oleh sistem.
    """,
    context_settings={"help_option_names": ["--help", "-h"]},
)
def ppm() -> None:
    """The group of all verbs."""


def main(arguments: list[str] | None = None) -> None:
    """Runs the words given, or those of the command line, and exits. No error leaves by another
    way than this door."""
    # Nearly all that a command makes lives until its end: seldom does a search for garbage pay.
    gc.set_threshold(_OBJECTS_UNTIL_A_SEARCH)
    # All of it goes with the process; Python's last search of it took a tenth of a build.
    atexit.register(gc.freeze)
    words = sys.argv[1:] if arguments is None else arguments
    try:
        with stoppable():
            code = run(words)
    except Stopped as end:
        _say("Dihentikan oleh sistem sebelum selesai. Tidak ada yang ditulis setengah jalan.")
        code = end.exit_code
    except Exception as error:
        # Imported here: hardly any run needs it.
        from cetakbiru.base import unforeseen

        _say(unforeseen.told(error, " ".join(["ppm", *words[:1]]), words))
        code = unforeseen.EXIT
    sys.exit(code)


def run(words: list[str]) -> int:
    """Runs these words and returns the exit code. What nobody foresaw is raised as it is."""
    try:
        _refuse_lost_folder()
        code = ppm(words, prog_name="ppm", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        click.echo(usage_message(error, ppm, words), err=True)
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Dihentikan.", err=True)
        code = 1
    except BrokenPipeError:
        # Whoever read the output has read enough.
        _drop_output()
        code = 1
    except OSError as error:
        _drop_output()
        click.echo(f"Perintah ini tidak selesai: {why_unwritten(error)}", err=True)
        code = 1
    return code if isinstance(code, int) else 0


def _say(sentence: str) -> None:
    with suppress(OSError, ValueError):
        click.echo(sentence, err=True)


def _refuse_lost_folder() -> None:
    """Raises Refused where the shell still stands in a folder that somebody has removed."""
    try:
        Path.cwd()
    except OSError:
        raise Refused(
            f"Folder kerja {os.environ.get('PWD', '')} sudah tidak ada. Pindahlah ke folder proyek "
            "dengan cd, lalu jalankan lagi."
        ) from None


def _drop_output() -> None:
    """Lets Python end without another try at writing what could not be written."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
