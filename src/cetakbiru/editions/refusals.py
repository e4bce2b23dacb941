"""Every reason for which an edition may not be released now, each with its remedy."""

from __future__ import annotations

import os
from collections.abc import Iterator

from cetakbiru.editions.changelog import LOG_FILE, ChangeLog
from cetakbiru.editions.git import GitError, Repo
from cetakbiru.editions.plan import TAG_PREFIX
from cetakbiru.editions.published import BRANCH, Published
from cetakbiru.editions.versions import is_correction, order
from cetakbiru.insight.directions import unrecorded
from cetakbiru.model.legal import DICABUT, DITETAPKAN
from cetakbiru.model.load import Blueprint

_SHOWN_FILES = 10
_IDENTITY = (("GIT_COMMITTER_NAME", "user.name"), ("GIT_COMMITTER_EMAIL", "user.email"))


def repository_refusals(repo: Repo, remote: str | None, push: bool) -> Iterator[str]:
    """What is wrong with the repository itself."""
    changed = repo.changed_files()
    if changed:
        more = f" dan {len(changed) - _SHOWN_FILES} lainnya" if len(changed) > _SHOWN_FILES else ""
        yield (
            f"Ada perubahan yang belum di-commit: {', '.join(changed[:_SHOWN_FILES])}{more}. "
            "Commit atau buang dahulu perubahan itu."
        )
    if push and remote is None:
        yield "Tidak ada remote untuk --push. Tambahkan dengan: git remote add origin ALAMAT"
    for variable, key in _IDENTITY:
        if not os.environ.get(variable) and not _configured(repo, key):
            yield f"Git belum mengenal Anda. Isi dengan: git config {key} ..."


def _configured(repo: Repo, key: str) -> bool:
    try:
        return bool(repo.run("config", key).strip())
    except GitError:
        return False


def version_refusals(version: str, published: Published, head: str) -> Iterator[str]:
    """What is wrong with the version against those already published."""
    wanted = order(version)
    latest = published.latest
    same = [entry.version for entry in published.versions if entry.order == wanted]
    if same:
        yield (
            f"Edisi {same[0]} sudah terbit dan tidak pernah ditimpa. "
            "Perbaikan terbit sebagai edisi baru dengan ralat, "
            f"contohnya {next_correction(published, same[0])}."
        )
    elif latest and wanted is not None and wanted < latest.order:
        yield f"Versi {version} lebih rendah daripada edisi terakhir, {latest.version}."
    elif published.commit and version in published.repo.folders(published.commit):
        yield f"Folder {version} sudah ada pada cabang {BRANCH} tetapi bukan edisi yang tercatat."
    tagged = published.repo.commit(f"refs/tags/{TAG_PREFIX}{version}")
    if not same and tagged and tagged != head:
        yield f"Tag {TAG_PREFIX}{version} sudah menunjuk commit lain ({tagged[:10]})."


def next_correction(published: Published, version: str) -> str:
    """The next free number for a correction of `version`: 2026.1 → 2026.1.1."""
    found = order(version) or (0, 0, 0)
    last = max(entry.order[2] for entry in published.versions if entry.order[:2] == found[:2])
    return f"{found[0]}.{found[1]}.{last + 1}"


def data_refusals(
    version: str, blueprint: Blueprint, log: ChangeLog, published: Published
) -> Iterator[str]:
    """What is wrong with the data of the edition that would be released."""
    edition = blueprint.edisi
    if edition.versi != version:
        yield (
            f"data/edisi.yml bertuliskan versi {edition.versi}, bukan {version}. "
            "Ubah versi dan tanggal di sana, lalu commit."
        )
    entry = log.entries.get(version)
    if entry is None:
        yield f"{LOG_FILE} belum memuat entri untuk versi {version}. Tulis dahulu apa yang berubah."
    elif is_correction(version) and not entry.errata:
        yield (
            f"Versi {version} adalah edisi ralat, tetapi entrinya di {LOG_FILE} tidak memuat ralat."
        )
    yield from _log_refusals(version, log, published)
    status = blueprint.status
    if status.code in (DITETAPKAN, DICABUT) and not status.event.dokumen:
        yield (
            f"Status {status.label.lower()} memerlukan nomor dokumen. Isi 'dokumen' pada peristiwa "
            f"{status.event.jenis} tanggal {status.event.tanggal.isoformat()} di data/edisi.yml."
        )
    new = [number.id for number in unrecorded(blueprint)]
    if new:
        yield (
            f"{len(new)} arah prioritas ({', '.join(new[:3])}) belum tercatat nomornya. Tambahkan "
            "baris yang ditampilkan `ppm propose` ke data/nomor-arah.csv, lalu commit."
        )
    adopted = [program.id for program in blueprint.program.values() if program.status == DITETAPKAN]
    if adopted and status.code != DITETAPKAN:
        yield (
            f"{len(adopted)} program berstatus ditetapkan ({', '.join(adopted[:3])}), tetapi "
            "data/edisi.yml tidak memuat peristiwa penetapan."
        )


def _log_refusals(version: str, log: ChangeLog, published: Published) -> Iterator[str]:
    """Errata and withdrawals must name editions that readers have seen."""
    known = {entry.version for entry in published.versions}
    entry = log.entries.get(version)
    for erratum in entry.errata if entry else ():
        if erratum.edition not in known:
            yield f"{LOG_FILE}: ralat menyebut edisi {erratum.edition}, yang belum pernah terbit."
    for withdrawn in log.withdrawals:
        if withdrawn not in known:
            yield f"{LOG_FILE}: pencabutan menyebut edisi {withdrawn}, yang belum pernah terbit."
