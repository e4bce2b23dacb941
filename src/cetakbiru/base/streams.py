"""Files as a zip holds them, kept by their content: each is deflated once for all zips."""

from __future__ import annotations

from cetakbiru.base.archive import Packed, is_compressed, packed
from cetakbiru.base.cache import Shelf
from cetakbiru.base.digests import digest


def packed_of(shelf: Shelf, name: str, content: bytes, lender: Shelf | None = None) -> Packed:
    """The content as it lies in a zip under that name, from the shelf where it is known.

    `lender` is another shelf that may know it.
    """
    if is_compressed(name):
        return packed(name, content)
    key = digest("zip", content)
    lent = lender.lent(key) if lender else None
    return Packed.from_bytes(lent or shelf.kept(key, lambda: packed(name, content).to_bytes()))
