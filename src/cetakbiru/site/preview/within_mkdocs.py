"""`mkdocs serve` with our preview in place of MkDocs' own server.

That one puts an inline script into every page, which their Content-Security-Policy forbids, and
lets a page hang while something is wrong. MkDocs hands its server to plugins (`on_serve`) and takes
the one that comes back.
"""

from __future__ import annotations

import shutil
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

from cetakbiru.base.atomic import folder_beside
from cetakbiru.base.digests import files_below, tree_digest
from cetakbiru.base.errors import Refused
from cetakbiru.base.progress import Step
from cetakbiru.base.stopping import Stopped, stoppable
from cetakbiru.site.preview.server import served
from cetakbiru.site.preview.showing import InFolder
from cetakbiru.site.preview.state import Preview


class WithinMkDocs:
    """What MkDocs asks of a server. `builder` builds into `site`, where one site stands already."""

    def __init__(
        self,
        builder: Callable[[], object],
        site: Path,
        watched: Sequence[Path],
        folder: Path,
        host: str,
        port: int,
    ) -> None:
        self._builder, self._site, self._folder = builder, site, folder
        self._host, self._port = host, port
        # What MkDocs' own server was told to watch before this one took its place.
        self._watched = list(watched)
        self._is_built = True

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Builds again when something changes there."""
        self._watched.append(Path(path))

    def unwatch(self, path: str) -> None:
        """Looks there no more."""
        self._watched.remove(Path(path))

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serves until interrupted, which raises KeyboardInterrupt."""
        try:
            with stoppable(), folder_beside(self._folder) as folder:
                preview = Preview(self._build, self._watched, folder)
                with served(preview, self._port, self._host):
                    if open_in_browser:
                        webbrowser.open(f"http://{self._host}:{self._port}/")
                    preview.follow()
        except Stopped:
            # The one end that MkDocs tells in a line.
            raise KeyboardInterrupt from None

    def shutdown(self, wait: bool = False) -> None:
        """Nothing is left to do."""

    def _build(self, folder: Path, step: Step, is_looked_at: Callable[[str], bool]) -> InFolder:
        if not self._is_built:
            try:
                self._builder()
            except (Exception, SystemExit) as error:
                raise _refusal(error) from None
        self._is_built = False
        shutil.copytree(self._site, folder, dirs_exist_ok=True)
        return InFolder(folder, _stamp(folder))


def _stamp(folder: Path) -> str:
    """The hash of all that pages load."""
    return tree_digest([file for file in files_below(folder) if file.suffix != ".html"], folder)


def _refusal(error: BaseException) -> Refused:
    """Ours, where one is among the reasons of MkDocs' error; else its own words."""
    reason: BaseException | None = error
    while reason is not None:
        if isinstance(reason, Refused):
            return reason
        reason = reason.__cause__ or reason.__context__
    return Refused(str(error))
