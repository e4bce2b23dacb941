"""What is sure of a page without rendering it, rendering confirms."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from cetakbiru.checks.pages.sure import is_surely_whole
from cetakbiru.checks.pages.text import PageText
from cetakbiru.checks.pages.visible import lost_problems, marks_problems
from cetakbiru.model.text import TextFile
from tests.chance import draws, times

DOCS = Path(__file__).parents[2] / "docs"
# What people slip into a page, and what Markdown may take for something.
SLIPS = (
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "[",
        "]",
        "(",
        ")",
        "!",
        "~",
        "~~",
        "^",
        "=",
        "==",
        "{",
        "}",
    ),
    *(
        "[^1]",
        "[^baru]: x\n",
        "[a](b.md)",
        "[a][b]",
        "[b]: c",
        "*[A]: b",
        "![a](b.png)",
        "<br>",
        "&nbsp;",
    ),
    *(
        "\n",
        "\n\n",
        "  ",
        "    ",
        "\n    ",
        "\n- ",
        "\n* ",
        "\n1. ",
        "\n1) ",
        "\n: ",
        "\n:   ",
        "\n---\n",
    ),
    *(
        "# ",
        "## ",
        "> ",
        "- ",
        "1. ",
        ": ",
        ":::",
        "!!! note ",
        "| ",
        "|---|",
        "{#a}",
        "{: #b }",
        "\\",
    ),
)


def page_of(text: str) -> PageText:
    return PageText(TextFile("docs/uji.md", Path("uji.md"), text.encode()))


def slipped(random_: random.Random, text: str) -> str:
    """The text with a few slips, each where something stands already or anywhere."""
    for _ in range(random_.randint(1, 3)):
        at = random_.randrange(len(text))
        lost = random_.choice((0, 0, 1, 2))
        text = f"{text[:at]}{random_.choice(('', *SLIPS))}{text[at + lost :]}"
    return text


def pieces(random_: random.Random, blocks: list[str]) -> str:
    """A few blocks of pages below each other, with the footnotes that they name."""
    text = "\n\n".join(random_.sample(blocks, 3))
    names = {part.partition("]")[0] for part in text.split("[^")[1:]}
    defined = "\n".join(f"[^{name}]: Teks." for name in sorted(names) if f"[^{name}]: " not in text)
    return f"{text}\n\n{defined}"


def test_rendering_confirms_what_is_sure() -> None:
    random_ = draws("sure")
    pages = [path.read_text(encoding="utf-8") for path in sorted(DOCS.rglob("*.md"))]
    blocks = [block for page in pages for block in page.split("\n\n") if block[:3] != "---"]
    sure = 0
    for _ in range(times(1_500, 15_000)):
        text = slipped(random_, pieces(random_, blocks))
        page = page_of(text)
        if is_surely_whole(page):
            sure += 1
            assert [*marks_problems(page), *lost_problems(page)] == [], text
    assert sure > times(100, 1_000)


def test_most_pages_need_no_rendering() -> None:
    pages = [page_of(path.read_text(encoding="utf-8")) for path in DOCS.rglob("*.md")]
    assert sum(map(is_surely_whole, pages)) > 0.75 * len(pages)


@pytest.mark.parametrize(
    "body",
    [
        "# 1. Judul {#a .ppm-lipat}\n\nTeks **tebal**, `*kode*`, dan [tautan](a_b.md#c).\n{: #d }",
        "1. **Satu.**\n   Lanjutan [^a]\n2. Dua\n\n[^a]: Sumber: 2021.",
        "| A | B |\n|---|--:|\n| a - b | `x` |\n| – | |",
        '!!! note "Judul"\n    Isi.\n    Isi lagi.\n\nIstilah\n:   Arti\n    panjang\n:   Lain',
        "```sh\n* <x>\n```\n\n{{ angka('*', \"61\") }}\n\n---",
    ],
)
def test_it_is_sure_of_what_pages_are_made_of(body: str) -> None:
    page = page_of(body)
    assert is_surely_whole(page)
    assert [*marks_problems(page), *lost_problems(page)] == []


@pytest.mark.parametrize(
    "body",
    [
        *("Teks <b>tebal</b>", "Teks\\*", "Teks&nbsp;", "Teks\tlagi", "Teks\u00a0lagi", "Teks\x02"),
        *(
            "{% raw %}a{% endraw %}",
            "```\nterbuka",
            "- a\n\n    ```\n    b\n    ```",
            "~~~\na\n~~~",
        ),
        *("Teks *miring*", "Teks **tebal", "** tebal **", "***a***", "**a****b**", "a_b", "x^2"),
        *("[a][b]", "[a](b c)", "![a](b.png)", "[a *b](c) d*", "[a]", "[^a]", "[^a]\n\n[^a]:x"),
        *(
            "[^a]: Tanpa tanda",
            "- 1. a",
            "[^a] b\n\n[^a]: x\n[^a]: y",
            "[^a]\n\n[^a]: - x",
            "*[A]: b",
        ),
        *(
            "    kode",
            "Teks\n    - a",
            "- - a",
            "- # a",
            "a\n\n   b",
            "- a\n\n    b",
            "- a\n     b",
        ),
        *("    a\n: b", ": a", "a\n::b", ":a:", "> a", "a\n---", "1) a", "+ + a"),
        *(
            "| A | B |",
            "| A | B |\n| a | b |",
            "| A | B |\n|---|---|\n| a |",
            "| A |\n|---|\n| - b |",
        ),
        *('!!! "a"', "!!! note\na", "!!! note\n    - a", "# a {#b c}", "# a #", "a {.b}", "{#a}"),
    ],
)
def test_of_anything_else_rendering_must_tell(body: str) -> None:
    assert not is_surely_whole(page_of(body))
