"""No page that holds but a tail, no row of a table alone on its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.pdf.conftest import Printed, Real
from tests.pdf.reading import emptiness, starts_of_parts, structure

pytestmark = pytest.mark.whole


def test_no_page_of_the_real_document_holds_but_a_tail(real: Real) -> None:
    empty, starts = emptiness(real.whole), starts_of_parts(real.whole)
    ends = {at - 1 for at in starts if at} | {len(empty) - 1}
    tails = [number + 1 for number in ends - starts if empty[number] > 0.85]
    assert len(ends - starts) > 20
    assert tails == []


def test_no_row_stands_alone_on_a_page(real: Real, printed: Printed) -> None:
    tables = 0
    for file in (real.whole, printed.whole):
        with pikepdf.open(file) as pdf:
            numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
            for table in structure(pdf):
                if table.get("/S") != "/Table":
                    continue
                rows = [row for part in _kids(table, "/TBody") for row in _kids(part, "/TR")]
                pages = Counter(filter(None, (_page(row, numbers) for row in rows)))
                if len(rows) >= 4 and len(pages) > 1:
                    tables += 1
                    alone = [page for page in (min(pages), max(pages)) if pages[page] == 1]
                    assert alone == [], (file.name, pages)
    assert tables > 10


def test_rows_that_are_kept_together_are_rows_like_others(printed: Printed) -> None:
    with pikepdf.open(printed.whole) as pdf:
        kinds = Counter(str(one.get("/S")) for one in structure(pdf))
        assert kinds["/TFoot"] == 0
        for table in structure(pdf):
            if table.get("/S") == "/Table":
                bodies = len(list(_kids(table, "/TBody")))
                assert bodies <= 1
        for head in structure(pdf):
            if head.get("/S") == "/THead":
                cells = [cell for row in _kids(head, "/TR") for cell in _kids(row, "/TH", "/TD")]
                assert {str(cell.A[0].Scope) for cell in cells} == {"/Column"}
        assert "/Suspects" not in pdf.Root.MarkInfo


def _kids(element: Any, *kinds: str) -> Iterator[Any]:
    held = element.get("/K")
    for kid in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S") in kinds:
            yield kid


def _page(element: Any, numbers: dict[tuple[int, int], int]) -> int:
    """The page on which an element begins; 0 where it holds nothing."""
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary):
            if "/Pg" in one:
                return numbers[one.Pg.objgen]
            held = one.get("/K")
            waiting += reversed(list(held)) if isinstance(held, pikepdf.Array) else [held]
    return 0
