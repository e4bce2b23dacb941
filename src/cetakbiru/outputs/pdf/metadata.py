"""The XMP metadata that claims PDF/A-3a and PDF/UA-1 for one file.

WeasyPrint writes the claim of one standard. The other needs its own property, and PDF/A asks that
a property it does not know be described in an extension schema within the same RDF.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_END = b"</rdf:RDF>"
_PDFUA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""


def claim_accessibility(metadata: Any) -> None:
    """Makes the metadata of a document claim PDF/UA-1 besides the PDF/A of its variant."""
    original: Callable[..., bytes] = metadata.generate_rdf_metadata

    def generate(*arguments: Any) -> bytes:
        rdf = original(*arguments)
        head, end, tail = rdf.rpartition(_END)
        return head + _PDFUA + end + tail

    metadata.generate_rdf_metadata = generate
