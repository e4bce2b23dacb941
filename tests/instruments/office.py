"""LibreOffice at work: it opens a workbook, types into cells as a person does, and saves it."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from html import escape
from pathlib import Path

# What is typed into cells, by tab and address.
Typed = Mapping[str, Mapping[str, str | int | float]]

_FILTER = "Calc MS Excel 2007 XML"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "{1}" "{2}.dtd">\n'
_OFFICE = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
_LIBRARY = _HEAD.format("library:library", _OFFICE, "library") + (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Isi"/></library:library>'
)
_MODULE = _HEAD.format("script:module", _OFFICE, "module") + (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Isi"'
    ' script:language="StarBasic">{}</script:module>'
)
# A macro that fails shows a window, and nobody is there to close it: it must end by itself.
_MACRO = """
Sub Main
  On Error Goto Ended
  Dim none()
  doc = StarDesktop.loadComponentFromURL("{book}", "_blank", 0, none())
{typing}
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "{filter}"
  doc.storeToURL("{target}", saved())
  doc.close(True)
Ended:
End Sub
"""


def fill_in(book: Path, target: Path, typed: Typed) -> None:
    """Saves as `target` what LibreOffice makes of `book` with `typed` in its cells."""
    profile = target.parent / "profil"
    # The first start makes the profile, and would take away what lies in it.
    _run(profile, "--terminate_after_init")
    library = profile / "user/basic/Standard"
    library.mkdir(parents=True, exist_ok=True)
    (library / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
    macro = _MACRO.format(
        book=book.resolve().as_uri(),
        target=target.resolve().as_uri(),
        filter=_FILTER,
        typing="\n".join(_typing(typed)),
    )
    module = _MODULE.format(escape(macro, quote=False))
    (library / "Isi.xba").write_text(module, encoding="utf-8")
    _run(profile, "macro:///Standard.Isi.Main")
    assert target.is_file(), "LibreOffice did not save the workbook"


def _typing(typed: Typed) -> list[str]:
    lines = []
    for tab, cells in typed.items():
        lines.append(f"  sheet = doc.Sheets.getByName({_text(tab)})")
        for address, value in cells.items():
            cell = f'  sheet.getCellRangeByName("{address}")'
            is_text = isinstance(value, str)
            lines.append(
                f"{cell}.String = {_text(value)}" if is_text else f"{cell}.Value = {value}"
            )
    return lines


def _text(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _run(profile: Path, word: str) -> None:
    place = f"-env:UserInstallation={profile.resolve().as_uri()}"
    subprocess.run(
        ["soffice", "--headless", "--norestore", place, word],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
