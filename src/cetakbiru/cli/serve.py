"""A live preview on the editor's own computer: checked and rebuilt whenever a file is saved."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import click

from cetakbiru.outputs.offline.rewrite import without_policy
from cetakbiru.base.errors import Refused
from cetakbiru.site.steps import LAST_STEP, STEPS, read_blueprint, refuse_problems, render, work_on
from cetakbiru.base.project import Project, find_project

_HOST = "127.0.0.1"
# Printing takes minutes; everything else that pages link to is made at once.
_TOO_SLOW = ("pdf",)


@click.command(help="Tampilkan situs di komputer sendiri; perubahan langsung terlihat.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder data; bawaan data/.")
@click.option("--docs", type=click.Path(path_type=Path), help="Folder halaman; bawaan docs/.")
@click.option("--port", type=click.IntRange(1024, 65535), default=8000, help="Nomor port.")
@click.help_option("--help", "-h", help="Tampilkan bantuan ini.")
def serve(data: Path | None, docs: Path | None, port: int) -> None:
    """Serves until interrupted. A broken file is told here; the preview stays as it was."""
    from mkdocs.livereload import LiveReloadServer

    project = find_project(data, docs)
    with tempfile.TemporaryDirectory(prefix="ppm-") as folder:
        site = Path(folder)
        _render(project, site)
        # Any: MkDocs types this class only in part.
        server: Any = LiveReloadServer(
            builder=lambda: _rebuild(project, site), host=_HOST, port=port, root=str(site)
        )
        server.error_handler = lambda code: _error_page(site, code)
        for watched in (project.data, project.docs, project.root / "src/cetakbiru/pages/theme"):
            server.watch(str(watched))
        click.echo(f"Buka http://{_HOST}:{port}/ — tekan Ctrl+C untuk berhenti.")
        click.echo("PDF tidak dicetak untuk pratinjau; pakai ppm pdf.")
        try:
            server.serve()
        except KeyboardInterrupt:
            click.echo("Selesai.")
        finally:
            server.shutdown()


def _error_page(site: Path, code: int) -> bytes | None:
    page = site / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def _render(project: Project, site: Path) -> None:
    refuse_problems(project)
    work = work_on(project, read_blueprint(project), site)
    render(work, _TOO_SLOW)
    for one in (*STEPS, LAST_STEP):
        if one.name not in _TOO_SLOW:
            one.run(work)
    work.kept.save()
    for page in site.rglob("*.html"):
        # The preview tells the page of changes by a script inside it, which the policy forbids.
        page.write_text(without_policy(page.read_text(encoding="utf-8")), encoding="utf-8")


def _rebuild(project: Project, site: Path) -> None:
    """Renders into `site` when the checks pass; otherwise tells why and leaves it as it was."""
    try:
        _render(project, site)
    except Refused as refusal:
        refusal.show()
    else:
        click.echo("Pratinjau diperbarui.")
