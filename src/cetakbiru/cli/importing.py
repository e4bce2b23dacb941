"""`ppm import`: what people filled in, back into the data; a group, since sheets are of kinds."""

from __future__ import annotations

import click

from cetakbiru.cli.import_lembar import lembar
from cetakbiru.cli.import_renja import renja


class _Kinds(click.Group):
    """Takes a file without the name of a kind for one of our own sheets."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, *ctx.help_option_names):
            args = [lembar.name or "", *args]
        return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return ["[JENIS]", "BERKAS", "[OPSI]"]


@click.group(
    name="import",
    cls=_Kinds,
    short_help="Masukkan lembar yang telah diisi ke data.",
    help="""Masukkan lembar yang telah diisi ke data.

    Tanpa JENIS, berkasnya lembar buatan "ppm template", yang dikenal dari isinya sendiri. Opsi
    setiap jenis disebut oleh "ppm import lembar --help" dan "ppm import renja --help".
    """,
)
def importing() -> None:
    """Holds the kinds of sheet that can be taken in."""


importing.add_command(lembar)
importing.add_command(renja)
