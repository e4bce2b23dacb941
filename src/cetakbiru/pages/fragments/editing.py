"""What editors can do in a browser, told only in an edition that has a repository to do it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links, outside_link

# Words between which every second one is the name of a button or a tab.
_Said = Sequence[str]

_EDITING: Sequence[_Said] = (
    ("Masuk dengan akun GitHub Anda; akun baru hanya memerlukan alamat surel.",),
    ("Ikuti tautan ", "Sunting", " di bawah tabel atau di kaki halaman yang keliru."),
    ("Bila ditawari membuat salinan (fork), setujui; naskah resmi belum berubah.",),
    ("Ubah isinya, seperti menyunting teks biasa.",),
    ("Pilih ", "Commit changes", " dan tulis satu kalimat: apa yang berubah dan sumbernya."),
    ("Pilih ", "Create pull request", ". Sejak saat ini usulan Anda dapat dibaca orang lain."),
    ("Tunggu tanda centang hijau. Bila merah, perbaikannya masuk ke usulan yang sama.",),
)
_MESSAGES: Sequence[_Said] = (
    ("Pada tab ", "Files changed", ": pesan muncul tepat di bawah baris yang perlu diperbaiki."),
    ("Pada ", "Details", " di samping tanda silang, lalu ", "Summary", ": semua masalah."),
    ("Pada komentar otomatis: jumlah galat dan tautan ke ringkasan.",),
)
_RELEASING: Sequence[_Said] = (
    ("Buka ", "Actions", ", pilih ", "Rilis", ", pilih ", "Run workflow", ", lalu isi versinya."),
    ("Orang kedua diminta menyetujui sebelum edisi benar-benar terbit.",),
)


def editing_online(blueprint: Blueprint, links: Links) -> Html:
    """The way from the edit link to the proposal; nothing without a repository."""
    return _told(blueprint, "Tanpa memasang apa pun, langsung di peramban, di ", "ol", _EDITING)


def messages_online(blueprint: Blueprint, links: Links) -> Html:
    """Where a proposal shows what is wrong with it; nothing without a repository."""
    return _told(blueprint, "Pada usulan di ", "ul", _MESSAGES)


def releasing_online(blueprint: Blueprint, links: Links) -> Html:
    """How an edition is published from the browser; nothing without a repository."""
    return _told(blueprint, "Dari peramban, di ", "ol", _RELEASING)


def _told(blueprint: Blueprint, lead: str, kind: str, said: Iterable[_Said]) -> Html:
    repository = blueprint.edisi.repositori
    if repository is None:
        return EMPTY
    items = (element("li", None, _words(words)) for words in said)
    return lines(
        (
            element("p", None, lead, outside_link(repository, repository), ":"),
            element(kind, {"class": "ppm-butir"}, *items),
        )
    )


def _words(words: _Said) -> Html:
    return fragment(
        *(element("strong", None, word) if at % 2 else word for at, word in enumerate(words))
    )
