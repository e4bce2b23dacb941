"""Who speaks in an edition: whoever proposes its text, until the agency has taken it over."""

from __future__ import annotations

from dataclasses import dataclass

from cetakbiru.model.model import Edisi, Peristiwa

TAKE_OVER = "pengambilalihan"


@dataclass(frozen=True)
class Speaker:
    """Who is cited as the author. `addressee`: to whom it is proposed; None once it is theirs.

    Everything that names an author asks here, so that the one event of the take-over switches
    cover, metadata, citation and licence together.
    """

    name: str
    addressee: str | None

    @property
    def role(self) -> str:
        """What the author is called in a list of facts."""
        return "Pengusul" if self.addressee else "Penyusun"

    @property
    def form(self) -> str | None:
        """What kind of text it is, for covers and brackets; None where it is the agency's own."""
        return f"Usulan naskah kepada {self.addressee}" if self.addressee else None

    @property
    def notice(self) -> str:
        """A sentence for the head of a page."""
        if self.addressee:
            return f"Usulan naskah dari {self.name} kepada {self.addressee}."
        return f"Disusun oleh {self.name}."

    def licence(self, licence: str) -> str:
        """The line of the licence, with who gives it."""
        return f"Pemberi lisensi: {self.name}. {licence}"

    def bracketed(self) -> str:
        """The kind of text as a citation has it after the title, or nothing."""
        return f" [{self.form}]" if self.form else ""


def speaker_of(edition: Edisi) -> Speaker:
    """Who speaks in this edition. An event without its document lends nobody a voice."""
    if any(takes_over(event, edition.lembaga) for event in edition.peristiwa):
        return Speaker(edition.lembaga, None)
    return Speaker(edition.pengusul, edition.lembaga)


def takes_over(event: Peristiwa, agency: str) -> bool:
    """Whether the agency makes the text its own with this event."""
    return event.jenis == TAKE_OVER and bool(event.dokumen) and event.oleh == agency
