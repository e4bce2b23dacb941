"""The words of the command line in Bahasa Indonesia: headings of help, and every usage error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from cetakbiru.checks.nearest import guess, nearest

_QUOTED = re.compile(r"'(.+)'")
_SPOKEN = {
    "[required]": "[wajib]",
    "[default: ": "[bawaan: ",
    "Show this message and exit.": "Tampilkan bantuan ini.",
}
# What people ask for who do not know the English verb.
_INDONESIAN = {
    "new": ("baru", "buat", "mulai"),
    "migrate": ("majukan", "migrasi", "perbarui"),
    "check": ("periksa", "cek", "pemeriksaan"),
    "lint": ("ejaan", "saran", "gaya"),
    "build": ("bangun", "susun", "situs"),
    "serve": ("sajikan", "pratinjau", "tampilkan", "lihat"),
    "pdf": ("cetak", "naskah"),
    "verify": ("verifikasi", "keaslian"),
    "pack": ("kemas", "paket", "kumpulkan"),
    "export": ("ekspor", "keluarkan"),
    "offline": ("luring",),
    "compare": ("bandingkan", "banding", "perubahan"),
    "release": ("rilis", "terbitkan", "terbit"),
    "align": ("selaraskan", "selaras", "keselarasan"),
    "locate": ("letak", "cari", "lokasi", "temukan"),
    "template": ("templat", "lembar", "formulir"),
    "import": ("impor", "masukkan"),
    "propose": ("usulkan", "usulan", "usul"),
}
_HELP = ("help", "bantuan", "tolong")
_HEADINGS = {"Options": "Opsi", "Commands": "Perintah", "Arguments": "Argumen"}


class _Formatter(click.HelpFormatter):
    """Writes the headings that click knows only in English."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        words = args.replace("[OPTIONS]", "[OPSI]").replace("COMMAND [ARGS]...", "PERINTAH …")
        super().write_usage(prog, words, prefix or "Pemakaian: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """A list of options, which click marks and ends in English."""
        spoken = [
            (name, _SPOKEN.get(text, text.replace("[required]", "[wajib]"))) for name, text in rows
        ]
        super().write_dl(spoken, col_max, col_spacing)


class IndonesianContext(click.Context):
    """A context whose help is in Bahasa Indonesia."""

    formatter_class = _Formatter


def speak_indonesian(command: click.Command) -> click.Command:
    """The same command, whose help and that of its subcommands is in Bahasa Indonesia."""
    command.context_class = IndonesianContext
    command.context_settings["help_option_names"] = ["--help", "-h"]
    if isinstance(command, click.Group):
        for subcommand in command.commands.values():
            speak_indonesian(subcommand)
    return command


def usage_message(error: click.UsageError, group: click.Group, words: Sequence[str]) -> str:
    """What was wrong with a call of these words, and how to see the right one."""
    path = error.ctx.command_path if error.ctx else _path(group, words)
    return f"{_reason(error)}\nLihat: {path} --help"


def _path(group: click.Group, words: Sequence[str]) -> str:
    """The verb that the first of the words name; an error of reading options knows it not."""
    command: click.Command | None = group
    path = ["ppm"]
    for word in words:
        if not isinstance(command, click.Group):
            break
        command = command.get_command(click.Context(command), word)
        if command is None:
            break
        path.append(word)
    return " ".join(path)


def _reason(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ())
        guess = f" Maksud Anda {near}?" if near else ""
        return f"Opsi {error.option_name} tidak dikenal.{guess}"
    if isinstance(error, click.MissingParameter):
        return f"{_name(error)} wajib diisi."
    if isinstance(error, click.BadParameter):
        return f"Isi {_name(error)} tidak dapat dipakai: {_detail(error)}"
    if isinstance(error, click.BadOptionUsage):
        return f"Opsi {error.option_name} membutuhkan isi."
    if isinstance(error, click.NoSuchCommand):
        return f"Perintah itu tidak ada: {error.command_name}.{_meant(error)}"
    if "unexpected extra argument" in error.message:
        return f"Terlalu banyak isian: {error.message.rpartition('(')[2].rstrip(')')}."
    return error.message


def _meant(error: click.NoSuchCommand) -> str:
    """The verb that a mistyped or an Indonesian word stands for, as a question."""
    group = error.ctx.command if error.ctx else None
    if error.ctx is None or not isinstance(group, click.Group):
        return ""
    words = {
        word: verb
        for verb in group.list_commands(error.ctx)
        for word in (verb, *_INDONESIAN.get(verb, ()))
    } | dict.fromkeys(_HELP, "--help")
    word = error.command_name.casefold()
    found = next((each for each in words if each.startswith(word)), None) or nearest(word, words)
    return f" Maksud Anda {words[found]}?" if found else ""


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if parameter is None:
        return "isian"
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.human_readable_name


def _detail(error: click.BadParameter) -> str:
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        choices = [str(choice) for choice in kind.choices]
        given = error.message.split("'")[1] if "'" in error.message else ""
        return f"pilih salah satu: {', '.join(choices)}.{guess(given, choices)}"
    if isinstance(kind, click.IntRange) and kind.max is None:
        return f"harus bilangan bulat mulai dari {kind.min}."
    if isinstance(kind, click.IntRange):
        return f"harus bilangan bulat dari {kind.min} sampai {kind.max}."
    if isinstance(kind, click.Path):
        named = _QUOTED.search(error.message)
        what = Path(named[1]).absolute() if named else "berkas atau folder itu"
        return f"{what} tidak ada, tidak dapat dibaca, atau bukan jenis yang diminta."
    return error.message
