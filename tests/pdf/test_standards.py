"""PDF/A-3a and PDF/UA-1 by veraPDF, before and after a signature."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from tests.pdf.conftest import Printed, Real
from tests.pdf.judge import verdict

pytestmark = [pytest.mark.whole, pytest.mark.needs("java")]


def test_every_document_conforms_to_both_standards(printed: Printed) -> None:
    passed, said = verdict(printed.whole, printed.district, printed.chapter)
    assert passed, said
    assert said.count("PASS") == 6, said


def test_the_judge_finds_faults(printed: Printed, tmp_path: Path) -> None:
    """A judge that passes everything would prove nothing."""
    broken = tmp_path / "rusak.pdf"
    with pikepdf.open(printed.district) as pdf:
        del pdf.Root.MarkInfo
        del pdf.Root.Lang
        pdf.save(broken)
    passed, said = verdict(broken)
    assert not passed
    assert "FAIL 3a" in said
    assert "FAIL ua1" in said


def test_the_real_documents_conform_to_both_standards(real: Real) -> None:
    passed, said = verdict(real.whole, real.district)
    assert passed, said
    assert said.count("PASS") == 4, said


@pytest.fixture(scope="module")
def signer(tmp_path_factory: pytest.TempPathFactory) -> SimpleSigner:
    """A signer with a certificate made here and trusted by nobody."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penanda tangan uji (rekaan)")])
    now = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.KeyUsage(True, True, *[False] * 7), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("kunci") / "uji.p12"
    packed = pkcs12.serialize_key_and_certificates(
        b"uji", key, certificate, None, BestAvailableEncryption(b"uji")
    )
    file.write_bytes(packed)
    loaded = SimpleSigner.load_pkcs12(file, passphrase=b"uji")
    assert loaded is not None
    return loaded


def _sign(document: Path, signed: Path, signer: PdfSigner) -> None:
    with document.open("rb") as source, signed.open("wb") as target:
        _apart(lambda: signer.sign_pdf(IncrementalPdfFileWriter(source), output=target))


def _apart(work: Callable[[], Any]) -> Any:
    """What `work` returns, from a thread of its own: a browser's event loop may run in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def test_a_signature_keeps_both_standards(
    printed: Printed, signer: SimpleSigner, tmp_path: Path
) -> None:
    """Signed last, as an increment, with an invisible field: what was checked stays as it was."""
    signed = tmp_path / "ditandatangani.pdf"
    metadata = PdfSignatureMetadata(
        field_name="Pengesahan", subfilter=SigSeedSubFilter.PADES, location="Contoh"
    )
    _sign(printed.whole, signed, PdfSigner(metadata, signer))
    original = printed.whole.read_bytes()
    assert signed.read_bytes().startswith(original)
    with signed.open("rb") as file:
        (signature,) = PdfFileReader(file).embedded_signatures
        trusted = ValidationContext(trust_roots=[signer.signing_cert])
        status = _apart(lambda: validate_pdf_signature(signature, trusted))
        assert status.bottom_line, status.pretty_print_details()
    passed, said = verdict(signed)
    assert passed, said


def test_a_signed_document_still_tells_its_data(
    printed: Printed, signer: SimpleSigner, tmp_path: Path
) -> None:
    from cetakbiru.outputs.pdf.authenticity import agreement, wholeness
    from cetakbiru.outputs.pdf.extract import read_contents

    signed = tmp_path / "ditandatangani.pdf"
    metadata = PdfSignatureMetadata(field_name="Pengesahan", subfilter=SigSeedSubFilter.PADES)
    _sign(printed.district, signed, PdfSigner(metadata, signer))
    contents = read_contents(signed)
    assert wholeness(contents).sound
    assert agreement(contents, printed.blueprint).same
