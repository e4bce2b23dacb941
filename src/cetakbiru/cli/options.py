"""Options that several verbs share, each said once."""

from __future__ import annotations

from pathlib import Path

import click

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)

data_folder = click.option(
    "--data", type=_FOLDER, metavar="FOLDER", help="Folder data; bawaan data/."
)
docs_folder = click.option(
    "--docs", type=_FOLDER, metavar="FOLDER", help="Folder halaman; bawaan docs/."
)
one_kabupaten = click.option("--kabupaten", required=True, metavar="KODE", help="Kode kabupaten.")
some_kabupaten = click.option(
    "--kabupaten", metavar="KODE", help="Kode kabupaten; tanpa ini semua kabupaten."
)
