"""Which rules of a sheet a document takes along."""

from __future__ import annotations

import pytest

from cetakbiru.outputs.handout.styles import styles_for

PAGE = '<html><body class="a"><p class="b c" id="d">x</p></body></html>'


@pytest.mark.parametrize(
    "rule",
    [
        "p{color: red;}",
        ".a .b{color: red;}",
        ".x, .b{color: red;}",
        "#d > em{color: red;}",
        # What stands in a condition need not be there.
        ".a:not(.x){color: red;}",
        ":is(.x, .b) em{color: red;}",
        ".b:has(> .x:not(.y)){color: red;}",
        '.b::before{content: "}"; color: red;}',
        '[data-x=".y"]{color: red;}',
        "@media print{.b{color: red;}}",
        ".b{& .x{color: red;}}",
        "@page{margin: 0;}",
        '.b{mask: url("data:image/svg+xml,<svg/>");}',
    ],
)
def test_a_rule_that_may_match_is_kept(rule: str) -> None:
    assert styles_for(PAGE, rule).replace(" ", "") == rule.replace(" ", "")


@pytest.mark.parametrize(
    "rule",
    [
        ".x{color: red;}",
        ".a .x{color: red;}",
        "#x, .y{color: red;}",
        "@media print{.x{color: red;}}",
        # A document alone fetches nothing.
        '@font-face{src: url("huruf.woff2");}',
        ".b{background: url(gambar.png);}",
    ],
)
def test_a_rule_that_can_not_match_or_that_fetches_is_left_out(rule: str) -> None:
    assert styles_for(PAGE, f"{rule}p{{color: red;}}") == "p{color: red;}"


def test_dark_colours_follow_the_system() -> None:
    sheet = '@media screen {\n  [data-md-color-scheme="slate"] {\n    --a: 1;\n  }\n}\n'
    assert styles_for(PAGE, sheet) == (
        "@media screen{@media screen and (prefers-color-scheme:dark)"
        '{[data-md-color-scheme="default"]{--a: 1;}}}'
    )


def test_rules_keep_their_order_and_their_groups() -> None:
    sheet = "p{a: 1}@media print{p{a: 2}.x{a: 3}}@media print{@media screen{p{a: 4}}p{a: 5}}p{a: 6}"
    assert styles_for(PAGE, sheet) == (
        "p{a: 1}@media print{p{a: 2}}@media print{@media screen{p{a: 4}}}@media print{p{a: 5}}"
        "p{a: 6}"
    )


def test_the_notices_of_a_sheet_go_along() -> None:
    sheet = (
        "/*\n  SPDX-FileCopyrightText: 2026 A\n  SPDX-License-Identifier: MIT\n*/\n/* b */ p{a: 1}"
    )
    assert styles_for(PAGE, sheet) == "/* 2026 A; SPDX-License-Identifier: MIT */p{a: 1}"
