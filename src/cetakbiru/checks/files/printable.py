"""The characters that the printed document can show: those of its fonts, which few runs load."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# A test holds them to the fonts.
_RANGES = (
    r"\u0009-\u000a\u000d\u0020-\u007e\u00a0-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017f\u018f"
    r"\u0192\u01a0-\u01a1\u01af-\u01b0\u01cd-\u01dc\u01e6-\u01e7\u01f8-\u01f9\u0218-\u021b\u0237"
    r"\u0251\u0259\u0261\u02b0\u02b2-\u02b3\u02b7-\u02b8\u02bb-\u02bc\u02be-\u02bf\u02c6-\u02cc"
    r"\u02d8-\u02dd\u02e1-\u02e3\u0300-\u0304\u0306-\u030c\u031b\u0323-\u0324\u0326-\u0329\u032e"
    r"\u0331\u0374-\u0375\u037e\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u03d7\u03d9\u03db"
    r"\u03dd\u03e1\u0400-\u045f\u0462-\u0463\u0472-\u0475\u0490-\u0493\u0496-\u049b\u04a0-\u04a3"
    r"\u04aa-\u04ab\u04ae-\u04b3\u04b6-\u04b7\u04ba-\u04bb\u04c0-\u04c2\u04cf-\u04d1"
    r"\u04d4-\u04d9\u04e2-\u04e3\u04e6-\u04e9\u04ee-\u04ef\u04f2-\u04f3\u1d43\u1d47-\u1d49\u1d4d"
    r"\u1d4f-\u1d50\u1d52\u1d56-\u1d58\u1d5b\u1d9c\u1da0\u1dbb\u1e0c-\u1e0f\u1e20-\u1e21"
    r"\u1e24-\u1e25\u1e2a-\u1e2b\u1e36-\u1e3b\u1e3e-\u1e3f\u1e42-\u1e49\u1e5a-\u1e63"
    r"\u1e6c-\u1e6f\u1e80-\u1e85\u1e8e-\u1e8f\u1e92-\u1e93\u1e97\u1e9e\u1ea0-\u1ef9\u2007"
    r"\u2009-\u200b\u2010\u2012-\u2015\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u202f-\u2030"
    r"\u2032-\u2033\u2039-\u203a\u203c\u2044\u2047-\u2049\u2070-\u2071\u2074-\u2079\u207d-\u2089"
    r"\u208d-\u208e\u20a1\u20a4\u20a6-\u20a7\u20a9\u20ab-\u20ac\u20ae\u20b1-\u20b2\u20b4-\u20b5"
    r"\u20b8-\u20ba\u20bd\u2113\u2116-\u2117\u2120\u2122\u2126\u212e\u2153-\u2154\u215b-\u215e"
    r"\u2190-\u2193\u2196-\u2199\u2202\u2206\u220f\u2211-\u2212\u2215\u2219-\u221a\u221e\u222b"
    r"\u2248\u2260\u2264-\u2265\u25a0\u25b2-\u25b3\u25b6-\u25b7\u25bc-\u25bd\u25c0-\u25c1\u25c6"
    r"\u25c9-\u25ca\u2610-\u2611\u266a\u2713\u2752\u2e3a-\u2e3b\ufb00-\ufb04\U0001f12f"
    r"\U0001f16a-\U0001f16b"
)
# Characters that are told for themselves, wherever they stand: broken, private, unseen ones.
_TOLD = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
UNPRINTABLE = re.compile(f"[^{_RANGES}]")


def unprintable(text: str) -> Iterator[re.Match[str]]:
    """Each place of a character in a text that the fonts do not hold."""
    for found in UNPRINTABLE.finditer(text):
        if found[0] != "\ufffd" and unicodedata.category(found[0]) not in _TOLD:
            yield found


def named(sign: str) -> str:
    """A character as people can look it up: U+4E2D CJK UNIFIED IDEOGRAPH-4E2D."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip()
