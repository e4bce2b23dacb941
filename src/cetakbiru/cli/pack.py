"""The adoption pack: one folder and one zip with documents, data, changes, checksums and a note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from cetakbiru.base.archive import checksum_list, sha256, to_zip
from cetakbiru.base.atomic import folder_beside, put_in_place, why_unwritten, write_whole
from cetakbiru.base.errors import Refused
from cetakbiru.base.placing import refuse_among_sources, refuse_foreign_file, refuse_foreign_folder
from cetakbiru.base.progress import step
from cetakbiru.base.project import Project, find_project, refuse_without_config
from cetakbiru.checks.enactment import open_matters
from cetakbiru.checks.reporters import text_report
from cetakbiru.cli.compare import compare_names, matrix_docx
from cetakbiru.cli.options import data_folder, docs_folder
from cetakbiru.cli.pdf import fresh_pages
from cetakbiru.comparison.report import to_markdown
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.published import DamagedBranchError, read_published
from cetakbiru.editions.resolve import UnreadableError
from cetakbiru.model.legal import LegalStatus, ready
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.adoption.docx import docx
from cetakbiru.outputs.adoption.odt import odt
from cetakbiru.outputs.adoption.wording import KINDS, instrument
from cetakbiru.outputs.opendata.data import export_data
from cetakbiru.outputs.pdf.attachments import whole_data
from cetakbiru.outputs.pdf.compose import Composed, instrument_document
from cetakbiru.outputs.pdf.identity import Identity, identify
from cetakbiru.outputs.pdf.job import Document, PrintJob
from cetakbiru.outputs.pdf.markup.document import to_markup
from cetakbiru.outputs.pdf.note import Enclosure, covering_note
from cetakbiru.outputs.pdf.plan import read_paper, read_plan
from cetakbiru.outputs.word.document import to_docx
from cetakbiru.site.inputs import read_blueprint, refuse_problems
from cetakbiru.site.printing import printed, printer, refused_faults

CHECKSUMS = "SHA256SUMS.txt"
_NOTE = "nota-pengantar.pdf"
_CHANGES, _MATRIX = "perubahan.md", "matriks-perubahan.docx"
_WORD = ".docx"
_DOCUMENTS, _INSTRUMENT, _DATA = "naskah", "penetapan", "data"


@click.command(help="Kumpulkan naskah, naskah penetapan, data, dan checksum dalam folder dan zip.")
@click.option(
    "--untuk-ditetapkan",
    is_flag=True,
    help="Paket yang ditandatangani, bukan rancangan; ditolak selama masih ada yang terbuka.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Folder hasil; bawaan paket-penetapan-<edisi> di folder ini. Zip ditulis di sampingnya.",
)
@data_folder
@docs_folder
def pack(untuk_ditetapkan: bool, out: Path | None, data: Path | None, docs: Path | None) -> None:
    """Writes the folder whole, then its zip; an earlier pack is replaced only then."""
    project = find_project(data, docs)
    refuse_without_config(project)
    refuse_among_sources(out or Path(), project.data, project.docs)
    with step("Memeriksa data dan halaman"):
        refuse_problems(project)
    blueprint = read_blueprint(project)
    status = blueprint.status
    if untuk_ditetapkan:
        _refuse_open(project, blueprint)
        status = ready(status)
    folder = (out or Path(f"paket-penetapan-{blueprint.edisi.versi}")).resolve()
    refuse_foreign_folder(folder, CHECKSUMS)
    archive = folder.with_name(f"{folder.name}.zip")
    refuse_foreign_file(archive, _is_pack)
    try:
        with folder_beside(folder) as new_folder:
            _fill(project, blueprint, status, new_folder)
            content = to_zip(_members(new_folder, folder.name))
            put_in_place(new_folder, folder)
        write_whole(archive, content)
    except OSError as error:
        raise Refused(
            f"Paket tidak dapat ditulis ke {folder}: {why_unwritten(error)} "
            "Folder lain dapat dipilih dengan --out."
        ) from None
    click.echo(f"Paket selesai: {folder} dan {archive}")


def _refuse_open(project: Project, blueprint: Blueprint) -> None:
    """Raises Refused with all that keeps the edition from being adopted."""
    slugs = {item.slug: kode for kode, item in blueprint.kabupaten.items()}
    with refused_faults():
        plan = read_plan(project.docs, slugs)
    # A view takes nothing from its page but the parts that the plan names.
    pages = dict.fromkeys(page.path for page in plan if page.view is None or page.parts)
    if found := open_matters(blueprint, project.docs, pages):
        raise Refused(
            f"{text_report(found)}\n\nPaket untuk ditetapkan tidak dibuat selama yang di atas "
            "masih terbuka. Tanpa --untuk-ditetapkan, paket dibuat sebagai rancangan."
        )


def _is_pack(content: bytes) -> bool:
    """Whether a zip names the checksum list of a pack."""
    return f"/{CHECKSUMS}".encode() in content


def _fill(project: Project, blueprint: Blueprint, status: LegalStatus, folder: Path) -> None:
    """Writes all parts of the pack, which bear `status`, into the empty folder."""
    identity = identify(blueprint, whole_data(blueprint).sha256, status)
    documents = folder / _DOCUMENTS
    documents.mkdir()
    with fresh_pages(project) as site:
        with step("Menyusun naskah"), refused_faults():
            maker = printer(project, blueprint, site, status)
            found = maker.everything()
        with step("Mencetak PDF"):
            for document, content in printed(project, found):
                (documents / document.name).write_bytes(content)
        with step("Menulis naskah untuk Word"), refused_faults():
            content = to_docx(maker.whole_composed(), site)
            (documents / found[0].name).with_suffix(_WORD).write_bytes(content)
    with step("Menulis naskah penetapan"):
        _write_instrument(project, blueprint, identity, folder / _INSTRUMENT)
    with step("Menulis data dan perubahan"):
        export_data(blueprint, folder / _DATA)
        _write_changes(project, blueprint, folder)
    with step("Menulis nota pengantar"):
        _write_note(project, blueprint, identity, folder, found)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    sums = checksum_list(
        (path.relative_to(folder).as_posix(), sha256(path.read_bytes())) for path in files
    )
    (folder / CHECKSUMS).write_bytes(sums)


def _write_changes(project: Project, blueprint: Blueprint, folder: Path) -> None:
    """What changed since the last published edition: to read, and as a matrix for Word."""
    version = blueprint.edisi.versi
    try:
        published = read_published(Repo(project.root))
        before = next((one for one in published.versions if one.version != version), None)
        if before is None:
            text = (
                f"# Perubahan pada edisi {version}\n\n"
                "Belum ada edisi terbit sebelumnya, sehingga tidak ada yang dibandingkan.\n"
            )
        else:
            compared = compare_names(project.root, before.version, str(project.data), None)
            text = to_markdown(compared.comparison)
            (folder / _MATRIX).write_bytes(matrix_docx(compared))
    except (DamagedBranchError, GitError, UnreadableError) as error:
        raise Refused(f"Edisi sebelumnya tidak dapat dibaca untuk dibandingkan: {error}") from None
    (folder / _CHANGES).write_text(text, encoding="utf-8")


def _write_instrument(
    project: Project, blueprint: Blueprint, identity: Identity, folder: Path
) -> None:
    """The instrument for the legal bureau, by the name of its form."""
    one, name = instrument(blueprint), blueprint.edisi.penetapan.bentuk
    folder.mkdir()
    for ending, write in (("docx", docx), ("odt", odt)):
        (folder / f"{name}.{ending}").write_bytes(write(one, identity.day))
    composed = instrument_document(identity, one)
    (folder / f"{name}.pdf").write_bytes(_set(project, one.kind, composed))


def _set(project: Project, title: str, composed: Composed) -> bytes:
    """The PDF of what carries no data: the documents beside it have them, and PDF/A needs none."""
    with TemporaryDirectory() as nowhere:
        composed = replace(composed, paper=read_paper(project.docs))
        job = PrintJob(to_markup(composed, Path(nowhere)), composed.day, ())
        ((_, content),) = printed(project, [Document(title, title, job)])
    return content


def _write_note(
    project: Project,
    blueprint: Blueprint,
    identity: Identity,
    folder: Path,
    found: tuple[Document, ...],
) -> None:
    main = folder / _DOCUMENTS / found[0].name
    matrix = [Enclosure(_MATRIX, "Matriks perubahan untuk Word: semula, menjadi, alasan", 1)]
    if not (folder / _MATRIX).is_file():
        matrix = []  # no edition was published before
    parts = (
        Enclosure(f"{_DOCUMENTS}/{main.name}", "Naskah lengkap untuk ditetapkan", 1),
        Enclosure(
            f"{_DOCUMENTS}/{main.with_suffix(_WORD).name}",
            "Naskah yang sama untuk Word, bagi perancang yang menyusun lampirannya",
            1,
        ),
        Enclosure(f"{_DOCUMENTS}/", "Naskah setiap kabupaten dan kota", len(found) - 1),
        Enclosure(f"{_INSTRUMENT}/", _what_is_signed(blueprint), _count(folder / _INSTRUMENT)),
        Enclosure(
            f"{_DATA}/", "Data terbuka: CSV, XLSX, JSON, dan Data Package", _count(folder / _DATA)
        ),
        Enclosure(_CHANGES, "Perubahan sejak edisi terbit sebelumnya", 1),
        *matrix,
        Enclosure(CHECKSUMS, "SHA-256 semua berkas di atas", 1),
    )
    name = f"{_DOCUMENTS}/{main.name}"
    composed = covering_note(identity, parts, name, sha256(main.read_bytes()))
    (folder / _NOTE).write_bytes(_set(project, "Nota pengantar", composed))


def _what_is_signed(blueprint: Blueprint) -> str:
    form = KINDS[blueprint.edisi.penetapan.bentuk]
    return f"{form} sebagai templat untuk perancang peraturan"


def _count(folder: Path) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())


def _members(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes()
