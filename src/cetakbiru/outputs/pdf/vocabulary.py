"""What HTML may stand in a section of the document, and what each element and class means there.

The one table between who writes sections (pages, views, front) and who sets them (`markup/` for
Typst, `word/` for Word). A section is plain HTML: text in `p`, `ul`, `ol`, `dl`, `blockquote`,
`pre`; `table` with `caption`, `thead`, `tbody`, and `th` with `scope` as head of a row; `figure`
with `figcaption`; `svg` with `title`, or `aria-hidden="true"` where it only adorns; `a` with an
address or `#id`. Looks are asked for by the classes below, never by `style`. Whatever is not in
this table is a Fault, so that nothing is printed wrongly in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# What stands one below another.
BLOCKS = frozenset(
    {
        *HEADINGS,
        *("p", "div", "section", "article", "blockquote", "pre", "hr"),
        *("ul", "ol", "dl", "table", "figure"),
    }
)
# What stands in a line of text.
INLINES = frozenset(
    {
        *("a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark"),
        *("q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    }
)
# What stands only in the blocks that it is a part of.
PARTS = frozenset(
    {
        *("li", "dt", "dd", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"),
        *("td", "th", "figcaption"),
    }
)
DRAWINGS = frozenset({"svg", "img"})

ELEMENTS = BLOCKS | INLINES | PARTS | DRAWINGS

_ROWS = frozenset({"tr"})
# What holds nothing but parts. Whatever else stood in it would have no place in print.
_HOLDERS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    **dict.fromkeys(("thead", "tbody", "tfoot"), _ROWS),
    "dl": frozenset({"dt", "dd", "div"}),
    "table": _ROWS | {"caption", "colgroup", "thead", "tbody", "tfoot"},
    "colgroup": frozenset({"col"}),
    "tr": frozenset({"td", "th"}),
}
# Deeper than any page that can be read, and less deep than what setting it can follow.
_DEEPEST = 60


class Look(Enum):
    """What a class asks for in print."""

    # Blocks
    LANDSCAPE = auto()  # on a page turned on its side
    TOGETHER = auto()  # does not break over pages
    PAIR = auto()  # its two children side by side
    BOX = auto()  # set apart by a ground and a line at its side
    WARNING_BOX = auto()  # a box that warns
    DRAFT_BOX = auto()  # a remark of those who draft; left out of what is adopted
    BOX_TITLE = auto()  # the title of a box
    SUMMARY = auto()  # facts in brief, on a ground
    ENTRY = auto()  # a direction or programme: a line at its side
    ENTRY_FACTS = auto()  # the line of facts beneath the title of an entry
    REASON = auto()  # why a direction has its rank
    RUN_IN_TITLE = auto()  # a title without number, that stays with what follows it
    SOURCE_NOTE = auto()  # small: sources and remarks beneath a table or figure
    BESIDE_SIGN = auto()  # begins with a sign, beside which its text stands
    CENTRED = auto()  # in the middle of the line, as lines of a legal instrument are
    # Lists
    FACTS = auto()  # dl in two columns
    RUN_ON = auto()  # dl whose terms and meanings follow one another in one paragraph
    PROVISIONS = auto()  # dl of a legal instrument: a label, and beside it what it says
    GLOSSARY = auto()  # dl of words and what they mean
    KEY_FIGURES = auto()  # dl of few large numbers (dd) and what they count (dt)
    PLAIN_LIST = auto()  # list without marks
    SOURCES = auto()  # list without marks: the number at the head of each item hangs before it
    LEGEND = auto()  # signs of a figure and what they mean, in one line
    STANDINGS = auto()  # list of places on a scale, in two columns
    CONTENTS = auto()  # list of links: each with the page that it leads to
    # Tables
    MATRIX = auto()  # table of short cells, centred
    DENSE = auto()  # table in smaller type
    BREAKABLE = auto()  # row that may break over pages
    WITH_NEXT = auto()  # row on the same page as the next
    NUMBER = auto()  # cell of a number
    HIDDEN = auto()  # read aloud, not seen
    # In a line
    MARK = auto()  # the number of a heading, table or figure
    TITLE = auto()  # the title beside its number
    FOOTNOTE = auto()  # a note, set at the foot of the page
    PAGE_REFERENCE = auto()  # a link after which the page is printed that it leads to: "(hal. 42)"
    SOURCE_NUMBER = auto()  # "[37]": the number of a source
    CODE = auto()  # hash, command, name of a file: in the letters of tables
    SMALL = auto()  # beside what counts more
    EMPTY = auto()  # no value
    ZERO = auto()  # nothing of it
    BADGE = auto()  # a standing in one word
    WEAK = auto()  # a standing that is not good
    # Front
    COVER = auto()
    COVER_TOP = auto()
    COVER_HEAD = auto()
    COVER_TITLE = auto()
    COVER_STATUS = auto()
    ANNEX_HEAD = auto()  # what the document is the annex of, at the upper right
    COVER_ORNAMENT = auto()
    COVER_FOOT = auto()
    AUTHOR = auto()
    LEAD = auto()  # the title of what is adopted
    SIGNING = auto()  # QR code and signature side by side
    SIGNATURE_SPACE = auto()  # room to sign


CLASSES: dict[str, Look] = {
    "lanskap": Look.LANDSCAPE,
    "utuh": Look.TOGETHER,
    "berdampingan": Look.PAIR,
    "admonition": Look.BOX,
    "warning": Look.WARNING_BOX,
    "danger": Look.WARNING_BOX,
    "penyusunan": Look.DRAFT_BOX,
    "admonition-title": Look.BOX_TITLE,
    "ppm-ringkasan": Look.SUMMARY,
    "ppm-program": Look.ENTRY,
    "ppm-program-identitas": Look.ENTRY_FACTS,
    "ppm-alasan": Look.REASON,
    "judul-terbuka": Look.RUN_IN_TITLE,
    "ppm-judul": Look.RUN_IN_TITLE,
    "ppm-catatan": Look.SOURCE_NOTE,
    "ppm-riwayat": Look.SOURCE_NOTE,
    "ppm-bertanda": Look.BESIDE_SIGN,
    "tengah": Look.CENTRED,
    "ppm-rincian": Look.FACTS,
    "berderet": Look.RUN_ON,
    "ketentuan": Look.PROVISIONS,
    "ppm-glosarium": Look.GLOSSARY,
    "angka-kunci": Look.KEY_FIGURES,
    "ppm-arah": Look.PLAIN_LIST,
    "daftar-sumber": Look.SOURCES,
    "ppm-legenda": Look.LEGEND,
    "ppm-kedudukan": Look.STANDINGS,
    "daftar-halaman": Look.CONTENTS,
    "ppm-table--matriks": Look.MATRIX,
    "rapat": Look.DENSE,
    "pecah": Look.BREAKABLE,
    "dengan-berikut": Look.WITH_NEXT,
    "ppm-angka": Look.NUMBER,
    "angka": Look.NUMBER,
    "tersembunyi": Look.HIDDEN,
    "nomor": Look.MARK,
    "judul": Look.TITLE,
    "catatan-kaki": Look.FOOTNOTE,
    "rujukan": Look.PAGE_REFERENCE,
    "nomor-sumber": Look.SOURCE_NUMBER,
    "kode": Look.CODE,
    "ppm-checksum": Look.CODE,
    "ppm-kecil": Look.SMALL,
    "ppm-usia": Look.SMALL,
    "alamat-web": Look.SMALL,
    "ppm-kosong": Look.EMPTY,
    "ppm-nol": Look.ZERO,
    "ppm-lencana": Look.BADGE,
    "ppm-lencana--lemah": Look.WEAK,
    "ppm-kedudukan__lemah": Look.WEAK,
    "sampul": Look.COVER,
    "sampul-atas": Look.COVER_TOP,
    "sampul-kepala": Look.COVER_HEAD,
    "sampul-judul": Look.COVER_TITLE,
    "sampul-status": Look.COVER_STATUS,
    "kepala-lampiran": Look.ANNEX_HEAD,
    "sampul-hiasan": Look.COVER_ORNAMENT,
    "sampul-bawah": Look.COVER_FOOT,
    "sampul-penyusun": Look.AUTHOR,
    "pengantar-sah": Look.LEAD,
    "tanda-tangan": Look.SIGNING,
    "ruang-tanda-tangan": Look.SIGNATURE_SPACE,
}

# Classes that say what something is and ask for nothing in print: their elements look as any other.
PLAIN = frozenset(
    {
        # Roles of sections, and parts of the front
        *("pengantar", "bab", "wilayah", "lampiran", "penerbitan", "nota", "pengesahan"),
        *("daftar", "daftar-isi", "daftar-tabel", "daftar-gambar", "peristiwa", "kutipan"),
        *("tingkat-1", "tingkat-2", "tingkat-3", "kotak-qr"),
        *("alamat", "jabatan", "nama", "sampul-usulan", "terbuka"),
        # Of Markdown
        *("abstract", "attention", "bug", "caution", "error", "example", "failure", "hint", "info"),
        *("important", "inline", "note", "question", "quote", "success", "tip", "end"),
        *("arithmatex", "highlight", "task-list", "task-list-item", "toc"),
        # Of the tables and lists of pages
        *("ppm-alir", "ppm-angka-provinsi", "ppm-angka-tabel", "ppm-banding", "ppm-baris"),
        *("ppm-belum-ada", "ppm-berkas", "ppm-bidang", "ppm-bukti", "ppm-butir"),
        *("ppm-butir-rinci", "ppm-daftar", "ppm-daftar-program", "ppm-data", "ppm-dua-baris"),
        *("ppm-fakta", "ppm-gambar", "ppm-id", "ppm-induk", "ppm-istilah", "ppm-kabar"),
        *("ppm-kalimat", "ppm-kartu", "ppm-katalog", "ppm-kecamatan", "ppm-kedudukan__teks"),
        *("ppm-kelompok", "ppm-kelompok-kelompok", "ppm-lanjut", "ppm-letak", "ppm-lipat"),
        *(
            "ppm-pembanding",
            "ppm-pengusul",
            "ppm-peta",
            "ppm-peta--lahan",
            "ppm-peta-pilihan",
            "ppm-potensi",
        ),
        *("ppm-rekaan", "ppm-ringkasan__peta", "ppm-sitasi", "ppm-tabel", "ppm-table"),
        *("ppm-tahap", "ppm-tanpa-bukti", "ppm-tempat", "ppm-tetangga", "ppm-uraian"),
        *("tabel-naskah", "tabel-naskah--kartu"),
    }
)
_BOXES = frozenset({"admonition", "terbuka"})
# The same for classes that end in the code of a status, a kind or a stage.
_PLAIN_FAMILIES = (*("ppm-bukti--", "ppm-lencana--", "ppm-program--", "ppm-tahap--", "language-"),)


def looks(element: HtmlElement) -> set[Look]:
    """What the classes of an element ask for."""
    return {CLASSES[name] for name in dom.classes(element) if name in CLASSES}


def unknown(section: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Each element or class of a section that print does not know, once, where it stands first.

    What lies within a drawing is the drawing's own.
    """
    seen: set[str] = set()
    for element in _outside_drawings(section):
        names = [f"elemen <{element.tag}>"] if element.tag not in ELEMENTS else []
        names += [f'kelas "{name}"' for name in dom.classes(element) if not _known(element, name)]
        for name in names:
            if name not in seen:
                seen.add(name)
                yield element, name


def misplaced(section: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Each element that stands where print has no place for it, and what is wrong, as a sentence.

    Of a section that is nested too deeply only that, once: nothing else can be told of it.
    """
    level, waiting = 0, [section]
    while waiting:
        level += 1
        if level > _DEEPEST:
            yield waiting[0], f"isi bertingkat lebih dari {_DEEPEST} lapis; ratakan susunannya"
            return
        waiting = [
            child
            for element in waiting
            if element.tag not in DRAWINGS
            for child in element
            if isinstance(child.tag, str)
        ]
    for element in section.iter(*_HOLDERS):
        yield from _loose(element)


def _loose(holder: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    wanted = ", ".join(f"<{name}>" for name in sorted(_HOLDERS[holder.tag]))
    texts = [holder.text, *(child.tail for child in holder)]
    for text in filter(None, (" ".join((one or "").split()) for one in texts)):
        yield holder, f"teks {text!r} lepas di dalam <{holder.tag}>; taruh di dalam {wanted}"
    for child in holder:
        if isinstance(child.tag, str) and child.tag not in _HOLDERS[holder.tag]:
            yield child, f"<{child.tag}> lepas di dalam <{holder.tag}>; taruh di dalam {wanted}"


def _known(element: HtmlElement, name: str) -> bool:
    if element.tag in DRAWINGS or name in CLASSES or name in PLAIN:
        return True
    if _BOXES.intersection(dom.classes(element)):
        return True  # the kind of a box, for which writers have words of their own
    return name.startswith(_PLAIN_FAMILIES)


def _outside_drawings(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    if element.tag not in DRAWINGS:
        for child in element:
            if isinstance(child.tag, str):
                yield from _outside_drawings(child)
