"""The instrument as PDF: both standards, in every form."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from cetakbiru.outputs.adoption.wording import KINDS, MARK, instrument
from cetakbiru.outputs.pdf.compose import instrument_document
from cetakbiru.outputs.pdf.identity import identify
from cetakbiru.outputs.pdf.job import Document, PrintJob
from cetakbiru.outputs.pdf.markup.document import to_markup
from cetakbiru.outputs.pdf.workers import print_documents
from tests.adoption.conftest import Adopting
from tests.pdf.judge import verdict

pytestmark = [pytest.mark.whole, pytest.mark.needs("java")]


def test_every_form_conforms_to_both_standards(adopting: Adopting, tmp_path: Path) -> None:
    documents = []
    for form in KINDS:
        blueprint = adopting(form)
        composed = instrument_document(identify(blueprint, "0" * 64), instrument(blueprint))
        job = PrintJob(to_markup(composed, tmp_path), composed.day, ())
        documents.append(Document(f"{form}.pdf", form, job))
    files = []
    for document, content in print_documents(documents, None):
        files.append(tmp_path / document.name)
        files[-1].write_bytes(content)
        with pikepdf.open(files[-1]) as pdf:
            assert MARK in str(pdf.docinfo["/Keywords"])
    passed, said = verdict(*files)
    assert passed, said
    assert said.count("PASS") == 2 * len(KINDS), said
