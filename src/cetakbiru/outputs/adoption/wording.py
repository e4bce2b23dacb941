"""What an instrument says: the words of the template, filled with what is decided.

The order of its parts follows Annex II of Law 12/2011 on how regulations are drafted; the words are
a proposal for a legal drafter, who answers for them. What is decided comes from data/edisi.yml, the
law from data/dasar-hukum.csv; the rest is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from cetakbiru.insight.legal_basis import named_in_full, not_proved
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import (
    KEPUTUSAN_GUBERNUR,
    LEMBAR_PENGESAHAN,
    PERATURAN_GUBERNUR,
    Edisi,
)
from cetakbiru.outputs.adoption.text import (
    BLANK,
    SHORT_BLANK,
    Block,
    Box,
    Centred,
    Initials,
    Instrument,
    Item,
    Paragraph,
    Provision,
    Signature,
    Signing,
)
from cetakbiru.pages.fragments.numbers import count, long_date

MARK = "Templat untuk perancang peraturan, belum diperiksa"
KINDS = {
    LEMBAR_PENGESAHAN: "Lembar pengesahan",
    KEPUTUSAN_GUBERNUR: "Keputusan gubernur",
    PERATURAN_GUBERNUR: "Peraturan gubernur",
}
_NAMED = {KEPUTUSAN_GUBERNUR: "Keputusan", PERATURAN_GUBERNUR: "Peraturan"}
_OPENING = "Dengan rahmat Tuhan Yang Maha Esa"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DIKTUM = ("KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA")
_INITIALS = ("Perangkat daerah pemrakarsa", "Biro hukum", "Sekretaris daerah")
# Meetings about this very text; others taught something or belong to another one.
_OF_THIS_TEXT = "naskah-ini"


def instrument(blueprint: Blueprint) -> Instrument:
    """The instrument in the form that the edition chooses."""
    edition = blueprint.edisi
    kind = KINDS[edition.penetapan.bentuk]
    blocks = (
        _remark(),
        *_FORMS[edition.penetapan.bentuk](blueprint),
        Initials(_INITIALS),
        Box("Catatan bagi perancang", tuple(_notes(blueprint))),
    )
    return Instrument(f"{kind} tentang {subject(edition)}", kind, MARK, blocks)


def subject(edition: Edisi) -> str:
    """What is adopted: the title of the blueprint with its period."""
    if _YEAR.search(edition.judul):
        return edition.judul
    first, last = _years(edition)
    return f"{edition.judul} Tahun {first}\N{EN DASH}{last}"


def head_of_government(edition: Edisi) -> str:
    """Whoever adopts, by the office."""
    return edition.penetapan.pejabat or f"Gubernur {edition.provinsi.nama}"


def region(edition: Edisi) -> str:
    """The region as its gazette names it."""
    return edition.penetapan.daerah or f"Provinsi {edition.provinsi.nama}"


def annex_head(edition: Edisi) -> tuple[str, ...]:
    """The lines at the head of the blueprint as the annex of a decree or regulation.

    None when it is adopted by a sheet of its own.
    """
    if edition.penetapan.bentuk == LEMBAR_PENGESAHAN:
        return ()
    return ("LAMPIRAN", *_name_lines(edition))


def annex_of(edition: Edisi) -> str:
    """The decree or regulation that the blueprint is the annex of, in a sentence."""
    kind = _NAMED[edition.penetapan.bentuk]
    number = _number_line(edition).replace("NOMOR", "Nomor").replace("TAHUN", "Tahun")
    return f"{kind} {head_of_government(edition)} {number} tentang {subject(edition)}"


def annex_signature(edition: Edisi) -> Signature | None:
    """Who signs at the end of the annex; None when there is none."""
    if edition.penetapan.bentuk == LEMBAR_PENGESAHAN:
        return None
    return Signature((), f"{head_of_government(edition).upper()},")


def approval(edition: Edisi) -> Iterator[Paragraph]:
    """What a governor approves by the sheet in the blueprint, and how."""
    yield Paragraph(
        f"{subject(edition)} disahkan sebagai acuan penyusunan rencana induk pengembangan dan "
        "pemberdayaan masyarakat oleh pemegang izin usaha pertambangan dan izin usaha pertambangan "
        f"khusus di {region(edition)}."
    )
    yield Paragraph(
        f"{_in_force(edition, 'Cetak Biru ini')} {_validity(edition, 'Cetak Biru ini')}"
    )
    yield Paragraph(f"{_sentence(_consideration(edition))}.")
    yield Paragraph(_review("Cetak Biru ini"))


def approval_signature(edition: Edisi) -> Signature:
    """Who approves."""
    return _signature(edition, "Disahkan")


def _sheet(blueprint: Blueprint) -> Iterator[Block]:
    edition = blueprint.edisi
    yield Centred(("LEMBAR PENGESAHAN", subject(edition).upper()), is_title=True)
    yield from approval(edition)
    yield Signing(approval_signature(edition))


def _decree(blueprint: Blueprint) -> Iterator[Block]:
    edition = blueprint.edisi
    yield from _opening(edition)
    yield from _preamble(blueprint)
    this = "Keputusan Gubernur ini"
    texts = (
        f"{subject(edition)} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak "
        f"terpisahkan dari {this}.",
        _validity(edition, "Cetak Biru sebagaimana dimaksud dalam diktum KESATU"),
        _purpose(edition, "Cetak Biru sebagaimana dimaksud dalam diktum KESATU"),
        _review("Cetak Biru sebagaimana dimaksud dalam diktum KESATU"),
        _in_force(edition, this),
    )
    for label, text in zip(_DIKTUM, texts):
        yield Provision(label, (Item(text),))
    yield Signing(_signature(edition, "Ditetapkan"))


def _regulation(blueprint: Blueprint) -> Iterator[Block]:
    edition = blueprint.edisi
    yield from _opening(edition)
    yield from _preamble(blueprint)
    this = "Peraturan Gubernur ini"
    articles: Sequence[Sequence[str]] = (
        (f"Dalam {this} yang dimaksud dengan:",),
        (
            f"Dengan {this} ditetapkan {subject(edition)}.",
            "Cetak Biru sebagaimana dimaksud pada ayat (1) tercantum dalam Lampiran yang merupakan "
            f"bagian tidak terpisahkan dari {this}.",
        ),
        (_validity(edition, "Cetak Biru"),),
        (_purpose(edition, "Cetak Biru"),),
        (_review("Cetak Biru"),),
        (_in_force(edition, this),),
    )
    for number, texts in enumerate(articles, start=1):
        yield Centred((f"Pasal {number}",))
        marked = len(texts) > 1
        for at, text in enumerate(texts, start=1):
            yield Paragraph(text, f"({at})" if marked else "")
        if number == 1:
            yield from _definitions(edition)
    yield Paragraph(
        f"Agar setiap orang mengetahuinya, memerintahkan pengundangan {this} dengan penempatannya "
        f"dalam Berita Daerah {region(edition)}."
    )
    yield Signing(_signature(edition, "Ditetapkan"), _promulgation(edition))


_FORMS = {
    LEMBAR_PENGESAHAN: _sheet,
    KEPUTUSAN_GUBERNUR: _decree,
    PERATURAN_GUBERNUR: _regulation,
}


def _remark() -> Box:
    return Box(
        "Templat untuk perancang peraturan",
        (
            "Naskah ini dibuat dari data cetak biru sebagai bahan kerja. Rumusannya usulan dan "
            "belum diperiksa perancang peraturan atau biro hukum.",
            "Titik-titik menandai isian yang belum diputuskan.",
            "Hapus kotak ini dan catatan pada akhir naskah setelah semuanya diperiksa.",
        ),
    )


def _name_lines(edition: Edisi) -> tuple[str, ...]:
    kind = _NAMED[edition.penetapan.bentuk]
    return (
        f"{kind} {head_of_government(edition)}".upper(),
        _number_line(edition),
        "TENTANG",
        subject(edition).upper(),
    )


def _number_line(edition: Edisi) -> str:
    """A number with its year; one of parts between strokes bears the year itself."""
    number, day = edition.penetapan.nomor, edition.penetapan.tanggal
    if number is not None and "/" in number:
        return f"NOMOR {number}"
    return f"NOMOR {number or BLANK} TAHUN {day.year if day else SHORT_BLANK}"


def _opening(edition: Edisi) -> Iterator[Block]:
    head = head_of_government(edition).upper()
    yield Centred((head,))
    yield Centred(_name_lines(edition), is_title=True)
    if edition.penetapan.bentuk == PERATURAN_GUBERNUR:
        yield Centred(((edition.penetapan.pembuka or _OPENING).upper(),))
    yield Centred((f"{head},",))


def _preamble(blueprint: Blueprint) -> Iterator[Block]:
    edition = blueprint.edisi
    named = f"{_NAMED[edition.penetapan.bentuk]} Gubernur"
    reasons = [
        "bahwa pengembangan dan pemberdayaan masyarakat di sekitar kegiatan usaha pertambangan "
        "memerlukan acuan yang sama bagi pemerintah daerah, pemegang izin, dan masyarakat",
        *_meetings(blueprint),
        f"bahwa {_consideration(edition)}",
    ]
    letters = [f"huruf {_letter(at)}" for at in range(len(reasons))]
    reasons.append(
        f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {_enumerated(letters)}, perlu "
        f"menetapkan {named} tentang {subject(edition)}"
    )
    considered = tuple(Item(f"{text};", f"{_letter(at)}.") for at, text in enumerate(reasons))
    laws = named_in_full(blueprint) or (BLANK,)
    yield Provision("Menimbang", considered)
    numbered = (Item(f"{law};", f"{number}.") for number, law in enumerate(laws, start=1))
    yield Provision("Mengingat", tuple(numbered))
    yield Centred(("MEMUTUSKAN:",))
    yield Provision("Menetapkan", (Item(f"{named} tentang {subject(edition)}.".upper()),))


def _meetings(blueprint: Blueprint) -> Iterator[str]:
    """The consultation of this text, as far as meetings are recorded."""
    about = [one for one in blueprint.konsultasi.values() if one.kaitan == _OF_THIS_TEXT]
    days = sorted(one.tanggal for one in about if one.tanggal is not None)
    if not about:
        return
    first, last = (days[0], days[-1]) if days else (None, None)
    when = ""
    if first is not None and last is not None:
        when = (
            f" pada tanggal {long_date(first)}"
            if first == last
            else f" dari tanggal {long_date(first)} sampai dengan {long_date(last)}"
        )
    yield (
        f"bahwa naskahnya telah dibahas dalam {count(len(about))} pertemuan yang tercatat dalam "
        f"Lampiran{when}"
    )


def _definitions(edition: Edisi) -> Iterator[Block]:
    texts = (
        f"Daerah adalah {region(edition)}.",
        f"Gubernur adalah {head_of_government(edition)}.",
        f"Pengembangan dan Pemberdayaan Masyarakat adalah {BLANK}.",
        f"Cetak Biru adalah {BLANK}.",
    )
    for number, text in enumerate(texts, start=1):
        yield Paragraph(text, f"{number}.")


def _consideration(edition: Edisi) -> str:
    """The technical consideration of the ministry: its letter and its day, or blanks for both."""
    event = edition.technical_consideration
    letter = (event.dokumen if event else None) or f"surat Nomor {BLANK}"
    return (
        "Direktur Jenderal Mineral dan Batubara telah memberikan pertimbangan teknis melalui "
        f"{letter} tanggal {_day(event.tanggal if event else None)}"
    )


def _purpose(edition: Edisi, what: str) -> str:
    return (
        f"{what} menjadi acuan penyusunan rencana induk pengembangan dan pemberdayaan masyarakat "
        "oleh pemegang izin usaha pertambangan dan izin usaha pertambangan khusus di "
        f"{region(edition)}."
    )


def _validity(edition: Edisi, what: str) -> str:
    first, last = _years(edition)
    return f"{what} berlaku untuk tahun {first} sampai dengan tahun {last}."


def _review(what: str) -> str:
    return (
        f"{what} dapat dievaluasi dan diubah setiap 5 (lima) tahun dengan memperhatikan hasil "
        "musyawarah perencanaan pembangunan serta rencana pembangunan dan rencana tata ruang "
        "nasional dan daerah."
    )


def _in_force(edition: Edisi, what: str) -> str:
    adopted = edition.penetapan
    if adopted.berlaku is not None:
        return f"{what} mulai berlaku pada tanggal {long_date(adopted.berlaku)}."
    done = {LEMBAR_PENGESAHAN: "disahkan", KEPUTUSAN_GUBERNUR: "ditetapkan"}
    return f"{what} mulai berlaku pada tanggal {done.get(adopted.bentuk, 'diundangkan')}."


def _signature(edition: Edisi, verb: str) -> Signature:
    adopted = edition.penetapan
    return Signature(
        (f"{verb} di {adopted.tempat or BLANK}", f"pada tanggal {_day(adopted.tanggal)}"),
        f"{head_of_government(edition).upper()},",
    )


def _promulgation(edition: Edisi) -> Signature:
    given = edition.penetapan.pengundangan
    place = region(edition).upper()
    year = given.tanggal.year if given.tanggal else SHORT_BLANK
    return Signature(
        (f"Diundangkan di {given.tempat or BLANK}", f"pada tanggal {_day(given.tanggal)}"),
        f"SEKRETARIS DAERAH {place},",
        (f"BERITA DAERAH {place} TAHUN {year} NOMOR {given.nomor or SHORT_BLANK}",),
    )


def _notes(blueprint: Blueprint) -> Iterator[str]:
    """What a drafter must know before the template becomes a text."""
    edition = blueprint.edisi
    if edition.penetapan.bentuk != LEMBAR_PENGESAHAN:
        yield (
            "Mengingat hanya memuat peraturan yang keberlakuannya sudah dipastikan menurut "
            "data/dasar-hukum.csv, dengan urutan jenis, tahun, dan nomor."
        )
        if left := not_proved(blueprint):
            yield f"Belum dimuat karena keberlakuannya belum dipastikan: {'; '.join(left)}."
    if edition.penetapan.bentuk == PERATURAN_GUBERNUR:
        yield "Batasan pengertian pada Pasal 1 dirumuskan perancang menurut undang-undang."
    yield (
        "Peninjauan setiap lima tahun mengikuti pemberitaan tentang pertimbangan teknis bagi "
        "provinsi lain. Sesuaikan dengan surat pertimbangan teknis provinsi ini."
    )
    yield (
        "Kertas, huruf, jarak, dan kotak paraf mengikuti kebiasaan. Sesuaikan dengan pedoman "
        "produk hukum dan tata naskah dinas yang berlaku."
    )
    yield "Nama pejabat ditulis oleh perancang, sebab data cetak biru tidak memuat nama orang."


def _years(edition: Edisi) -> tuple[str, str]:
    period = edition.periode
    return str(period.awal or SHORT_BLANK), str(period.akhir or SHORT_BLANK)


def _day(day: date | None) -> str:
    return long_date(day) if day else BLANK


def _letter(at: int) -> str:
    return chr(ord("a") + at)


def _enumerated(names: Sequence[str]) -> str:
    """ "huruf a dan huruf b", "huruf a, huruf b, dan huruf c"."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
