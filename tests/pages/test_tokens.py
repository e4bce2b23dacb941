"""Finished HTML in place of tokens, and pages that hold nothing else."""

from __future__ import annotations

import pytest
from markdown import Markdown

from cetakbiru.base.project import settings_in
from cetakbiru.pages.markdown import tokens
from cetakbiru.pages.markdown.tokens import is_all_tokens, keep
from tests.conftest import ROOT

_FIRST, _SECOND = '<h1 id="a">Satu | *dua*</h1>', "<p>[^1] HTML &amp; `kode`</p>"


def _pages() -> list[str]:
    first, second = keep(_FIRST), keep(_SECOND)
    return [
        first,
        f"\n\n{first}\n",
        f"{first}\n\n{second}",
        f"{first}\n{second}",
        f"{first} {second}",
    ]


@pytest.mark.parametrize("page", _pages())
def test_what_holds_tokens_alone_becomes_the_same_without_other_extensions(page: str) -> None:
    assert is_all_tokens(page)
    listed = settings_in(ROOT)["markdown_extensions"]
    named = [one if isinstance(one, str) else next(iter(one)) for one in listed]
    ours = [
        f"cetakbiru.pages.markdown.{name}"
        for name in ("handwritten", "folded", "footnotes", "safe")
    ]
    whole = Markdown(extensions=[*named, *ours, tokens.__name__]).convert(page)
    assert Markdown(extensions=[tokens.__name__]).convert(page) == whole
    assert _FIRST in whole


@pytest.mark.parametrize("around", ["# {}", "{}.", "{}\n\nSebuah kalimat.", "- {}", "<!-- {} -->"])
def test_anything_beside_a_token_is_for_markdown(around: str) -> None:
    assert not is_all_tokens(around.format(keep(_FIRST)))


def test_a_page_of_nothing_is_for_markdown() -> None:
    assert not is_all_tokens("\n")
