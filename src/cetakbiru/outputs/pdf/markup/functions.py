"""Which function of look.typ, or of Typst itself, sets an element or a look."""

from __future__ import annotations

from cetakbiru.outputs.pdf.vocabulary import Look

INLINE_TAGS = {
    **dict.fromkeys(("strong", "b"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emph"),
    **dict.fromkeys(("code", "kbd", "samp"), "kode"),
    **dict.fromkeys(("del", "s"), "strike"),
    **dict.fromkeys(("ins", "u"), "underline"),
    "sup": "super",
    "sub": "sub",
    "small": "kecil",
    "mark": "highlight",
}
INLINE_LOOKS = {
    Look.CODE: "kode",
    Look.SMALL: "kecil",
    Look.EMPTY: "kosong",
    Look.ZERO: "nol",
    Look.BADGE: "lencana",
    Look.WEAK: "lemah",
    Look.MARK: "nomor",
    Look.SOURCE_NUMBER: "nomor-sumber",
    Look.FOOTNOTE: "footnote",
}
# Paragraphs and boxes that are a function of look.typ and nothing more.
PARAGRAPHS = {
    Look.SOURCE_NOTE: "catatan",
    Look.ENTRY_FACTS: "identitas",
    Look.REASON: "alasan",
    Look.RUN_IN_TITLE: "judul-antara",
    Look.BOX_TITLE: "judul-kotak",
    Look.LEAD: "pengantar-sah",
    Look.CENTRED: "tengah",
    Look.ANNEX_HEAD: "kepala-lampiran",
    Look.COVER_HEAD: "sampul-kepala",
    Look.COVER_TITLE: "sampul-judul",
    Look.COVER_STATUS: "sampul-status",
    Look.AUTHOR: "sampul-penyusun",
}
# Those of them that are titles, whose words stay whole.
TITLES = {
    Look.RUN_IN_TITLE,
    Look.BOX_TITLE,
    Look.LEAD,
    Look.CENTRED,
    Look.ANNEX_HEAD,
    Look.COVER_HEAD,
    Look.COVER_TITLE,
    Look.COVER_STATUS,
}
BOXES = {
    Look.DRAFT_BOX: "kotak-rancangan",
    Look.WARNING_BOX: "kotak-peringatan",
    Look.BOX: "kotak",
    Look.SUMMARY: "ringkasan",
    Look.ENTRY: "program",
    Look.TOGETHER: "utuh",
}
FACTS = {
    Look.PROVISIONS: "ketentuan",
    Look.RUN_ON: "berderet",
    Look.GLOSSARY: "glosarium",
    Look.KEY_FIGURES: "angka-kunci",
}
