"""Typst, in a process of its own: `python -m cetakbiru.outputs.pdf.typesetter FOLDER`.

It sets naskah.typ of the folder and writes there naskah.pdf and tempat.json, or galat.txt. Alone,
since Typst keeps threads that no fork survives, memory that it never gives back, and may panic.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import typst

from cetakbiru.base.stopping import follow_input

MAIN, FONTS, PACKAGES = "naskah.typ", "huruf", "paket"
PDF, SPOTS, ERROR = "naskah.pdf", "tempat.json", "galat.txt"
# What Typst says of pages as people write them, in their words.
_MEANT = {
    "depth exceeded": "isinya bertingkat terlalu dalam; ratakan susunannya",
    "missing alt text": "sebuah gambarnya tidak mempunyai teks; tuliskan apa yang terlihat padanya",
    "page configuration is not allowed": "bagian lanskap tidak dapat berada di dalam tabel",
    "foreign object": "sebuah gambarnya memuat teks yang bukan SVG; pakai elemen <text>",
    "could not be displayed with font": "sebuah gambarnya memuat huruf yang tidak ada pada huruf "
    "cetak; pakai huruf lain, atau jadikan tulisannya garis",
    "failed to parse SVG": "sebuah gambarnya bukan SVG yang benar; simpan ulang berkas aslinya",
    "failed to decode image": "sebuah gambarnya rusak; simpan ulang dari berkas aslinya",
}
# Where each place is that links lead to: its page, from the left and from the top in points, and
# the number that its page bears.
_SPOTS = """query(<tujuan>).map(it => {
  let tempat = it.location()
  let (page: lembar, x, y) = tempat.position()
  let pola = tempat.page-numbering()
  let nomor = if pola == none { "" } else { numbering(pola, ..counter(page).at(tempat)) }
  (it.value, lembar, x.pt(), y.pt(), nomor)
})"""


def main() -> None:
    """Sets the document of the folder that is named; a day follows it, which the metadata bear."""
    follow_input()
    folder, day = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]).replace(tzinfo=UTC)
    try:
        _set(folder, day)
    except BaseException as error:
        if (said := meant(error)) is None:
            raise
        (folder / ERROR).write_text(said, encoding="utf-8")


def meant(error: BaseException) -> str | None:
    """What an error of Typst says, as one sentence; None of any other error."""
    if isinstance(error, typst.TypstError):
        return _told(error.message, *error.hints)
    # Rust's panics come as an exception of a class that no module offers.
    if type(error).__name__ == "PanicException":
        return f"Typst berhenti sendiri: {str(error).partition(chr(10))[0]}"
    return None


def _told(*said: str) -> str:
    """One sentence: in words of ours where they say what Typst means."""
    whole = "; ".join(dict.fromkeys(said))
    return next((meant for words, meant in _MEANT.items() if words in whole), whole)


def _set(folder: Path, day: datetime) -> None:
    compiler = typst.Compiler(
        str(folder / MAIN),
        root=str(folder),
        font_paths=typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[str(folder / FONTS)],
        ),
        package_path=str(folder / PACKAGES),
        package_cache_path=str(folder / PACKAGES),
    )
    content, warned = _compiled(compiler, day)
    if any("did not converge" in one.message for one in warned):
        # Sections that are set closer may lead pages back and forth; without them they rest.
        content, warned = _compiled(compiler, day, rapat="tidak")
    if warned:
        said = _told(*(one.message for one in warned))
        (folder / ERROR).write_text(said, encoding="utf-8")
        return
    (folder / SPOTS).write_text(compiler.eval(_SPOTS), encoding="utf-8")
    assert isinstance(content, bytes)  # noqa: S101 - without a target it returns bytes
    (folder / PDF).write_bytes(content)


def _compiled(
    compiler: typst.Compiler, day: datetime, **inputs: str
) -> tuple[bytes | list[bytes] | None, list[typst.TypstWarning]]:
    return compiler.compile_with_warnings(
        pdf_standards=["a-3a", "ua-1"], timestamp=day, sys_inputs=inputs
    )


if __name__ == "__main__":
    main()
