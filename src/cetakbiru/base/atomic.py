"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cetakbiru.base.errors import reason, remedy


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there; its folder is made. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        dir=path.parent, prefix=".", suffix=".tmp", delete=False
    ) as file:
        beside = Path(file.name)
        try:
            file.write(content)
            file.close()
            if path.exists():
                shutil.copymode(path, beside)
            else:
                beside.chmod(0o644)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise


@contextmanager
def folder_beside(target: Path) -> Iterator[Path]:
    """An empty folder on the same disk as `target`, removed afterwards if still there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(new: Path, target: Path) -> None:
    """Moves the finished folder to `target`; what was there before goes only then."""
    if not target.exists():
        new.rename(target)
        return
    old = new.with_name(f"{new.name}-lama")
    target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        old.rename(target)
        raise
    shutil.rmtree(old)


def why_unwritten(error: OSError) -> str:
    """Why something could not be written, in words, with the file and what to do about it."""
    return f"{reason(error)}. {remedy(error)}"
