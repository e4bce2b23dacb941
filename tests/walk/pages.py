"""Edits of pages, of what lies beside them, and of the menu."""

from __future__ import annotations

import random
import re
import struct
import zlib
from collections.abc import Iterator
from itertools import pairwise

from tests.walk.edited import Edited, on_line, reworded
from tests.walk.state import Manner, State

MENU = "mkdocs.yml"
_CALL = re.compile(r"^\{\{ (\w+)\((.*)\) \}\}$", re.M)
_ARGUMENT = re.compile(r'"([^"]+)"')
_HEADING = re.compile(r"^(##+ )([^{\n]+?)( \{#[\w-]+\})?$", re.M)
_HEAD = re.compile(r"^(title|description): (.+)$", re.M)
_ENTRY = re.compile(r"^( +- )(?:([^:\n]+): )?([\w/.-]+\.md)$", re.M)


def _pages(state: State) -> list[str]:
    return state.named("docs/", ".md")


def _page(draw: random.Random, state: State) -> str:
    return draw.choice(_pages(state))


def _body(text: str) -> int:
    """Where a page begins after its head."""
    end = text.find("\n---\n", 4)
    return end + 5 if text.startswith("---\n") and end > 0 else 0


def _sentences(text: str) -> list[int]:
    """Lines of prose."""
    lines = text.split("\n")
    start = text[: _body(text)].count("\n")
    return [at for at in range(start, len(lines)) if re.match(r"[A-Z][a-z]+ \w", lines[at])]


def sentence(draw: random.Random, state: State) -> Edited | None:
    """A word of a page, or one more."""
    for name in draw.sample(_pages(state), len(_pages(state))):
        text = state.text(name)
        found = _sentences(text)
        if found:
            at = draw.choice(found)
            line = text.split("\n")[at]
            cut = line.rfind(" ")
            new = f"{line[:cut]} {draw.choice(('kini', 'juga', 'sering'))}{line[cut:]}"
            return Edited(state.writing({name: on_line(text, at, new)}), f"{name}: {new[:80]!r}")
    return None


def sentence_removed(draw: random.Random, state: State) -> Edited | None:
    """A line of prose goes."""
    found = [(name, at) for name in _pages(state) for at in _sentences(state.text(name))]
    if not found:
        return None
    name, at = draw.choice(found)
    text = state.text(name)
    return Edited(
        state.writing({name: on_line(text, at, None)}),
        f"{name}: hapus {text.splitlines()[at][:80]!r}",
    )


def heading(draw: random.Random, state: State) -> Edited | None:
    """The words of a heading, and with them often its anchor."""
    found = [(name, spot) for name in _pages(state) for spot in _HEADING.finditer(state.text(name))]
    if not found:
        return None
    name, spot = draw.choice(found)
    text = state.text(name)
    new = f"{spot[1]}{reworded(draw, spot[2])}{spot[3] or ''}"
    changed = text[: spot.start()] + new + text[spot.end() :]
    return Edited(state.writing({name: changed}), f"{name}: {spot[0]!r} menjadi {new!r}")


def heading_added(draw: random.Random, state: State) -> Edited | None:
    """A section more, at the end."""
    name = _page(draw, state)
    serial = draw.randrange(1000)
    text = f"{state.text(name).rstrip()}\n\n## Bagian rekaan {serial}\n\nIsi bagian rekaan.\n"
    return Edited(state.writing({name: text}), f"{name}: bagian {serial}")


def link_added(draw: random.Random, state: State) -> Edited | None:
    """A link to a page or to one of its sections."""
    name, other = _page(draw, state), _page(draw, state)
    found = [spot for spot in _HEADING.finditer(state.text(other)) if spot[3]]
    anchor = found[0][3].strip(" {}") if found and draw.random() < 0.7 else ""
    up = "../" * (name.count("/") - 1)
    target = f"{up}{other.removeprefix('docs/')}{anchor}"
    text = f"{state.text(name).rstrip()}\n\nLihat juga [halaman lain]({target}).\n"
    return Edited(state.writing({name: text}), f"{name}: tautan ke {target}")


def _calls(state: State) -> list[tuple[str, re.Match[str]]]:
    return [(name, spot) for name in _pages(state) for spot in _CALL.finditer(state.text(name))]


def macro_added(draw: random.Random, state: State) -> Edited | None:
    """A call that another page has."""
    calls = _calls(state)
    _, spot = draw.choice(calls)
    name = _page(draw, state)
    text = f"{state.text(name).rstrip()}\n\n{spot[0]}\n"
    return Edited(state.writing({name: text}), f"{name}: tambah {spot[0]}")


def macro_removed(draw: random.Random, state: State) -> Edited | None:
    """A call goes."""
    name, spot = draw.choice(_calls(state))
    text = state.text(name)
    changed = f"{text[: spot.start()]}Tidak ada makro di sini.{text[spot.end() :]}"
    return Edited(state.writing({name: changed}), f"{name}: hapus {spot[0]}")


def macro_argument(draw: random.Random, state: State) -> Edited | None:
    """A call asks for what another call of the same macro asks for."""
    calls = _calls(state)
    draw.shuffle(calls)
    for name, spot in calls:
        others = sorted({one[2] for _, one in calls if one[1] == spot[1]} - {spot[2]})
        if others:
            text = state.text(name)
            new = f"{{{{ {spot[1]}({draw.choice(others)}) }}}}"
            changed = text[: spot.start()] + new + text[spot.end() :]
            return Edited(state.writing({name: changed}), f"{name}: {spot[0]} menjadi {new}")
    return None


def inline_macro(draw: random.Random, state: State) -> Edited | None:
    """A term within a sentence."""
    name = _page(draw, state)
    terms = [line.split(",")[0] for line in state.text("data/istilah.csv").splitlines()[1:]]
    plain = [term for term in terms if re.fullmatch(r"[a-z][a-z-]*", term)]
    call = f'{{{{ istilah("{draw.choice(plain)}") }}}}'
    text = f"{state.text(name).rstrip()}\n\nIngat {call} juga.\n"
    return Edited(state.writing({name: text}), f"{name}: istilah")


def front_matter(draw: random.Random, state: State) -> Edited | None:
    """The title or the description of a page."""
    found = [
        (name, spot)
        for name in _pages(state)
        for spot in _HEAD.finditer(state.text(name), 0, _body(state.text(name)))
    ]
    if not found:
        return None
    name, spot = draw.choice(found)
    text = state.text(name)
    new = f"{spot[1]}: {spot[2].rstrip()} {draw.choice(('lama', 'baru', 'kini'))}"
    changed = text[: spot.start()] + new + text[spot.end() :]
    return Edited(state.writing({name: changed}), f"{name}: {new[:80]!r}")


def front_switch(draw: random.Random, state: State) -> Edited | None:
    """What a page hides, or whether it is searched."""
    name = _page(draw, state)
    text = state.text(name)
    if not text.startswith("---\n"):
        return None
    line = draw.choice(("hide:\n  - toc", "search:\n  exclude: true", "kelas: lain"))
    key = line.partition(":")[0]
    if f"\n{key}:" in text[: _body(text)]:
        return None
    return Edited(state.writing({name: f"---\n{line}{text[3:]}"}), f"{name}: {line!r}")


def blank_lines(draw: random.Random, state: State) -> Edited | None:
    """A line end more, which no reader sees."""
    name = _page(draw, state)
    return Edited(state.writing({name: f"{state.text(name)}\n"}), f"{name}: baris kosong")


# Pages that come, go, and get other names; the menu follows.


def _entries(state: State) -> list[re.Match[str]]:
    text = state.text(MENU)
    return list(_ENTRY.finditer(text, text.index("\nnav:")))


def page_added(draw: random.Random, state: State) -> Edited | None:
    """A page, mostly in the menu."""
    serial = draw.randrange(1000)
    entry = draw.choice(_entries(state))
    folder = entry[3].rpartition("/")[0]
    name = f"{folder}/rekaan-{serial}.md".removeprefix("/")
    if f"docs/{name}" in state.files:
        return None
    call = draw.choice(_calls(state))[1][0]
    page = (
        f"---\ntitle: Rekaan {serial}\ndescription: Halaman rekaan nomor {serial}.\n---\n\n"
        f"# Rekaan {serial}\n\nHalaman rekaan.\n\n{call}\n"
    )
    menu = state.text(MENU)
    line = f"{menu[entry.start() : entry.end()]}\n{entry[1]}Rekaan {serial}: {name}"
    changes = {f"docs/{name}": page}
    if draw.random() < 0.9:
        changes[MENU] = menu[: entry.start()] + line + menu[entry.end() :]
    return Edited(state.writing(changes), f"docs/{name}: baru, dengan {call}")


# Pages that nobody's text names, and to which macros lead.
_LED_TO = (
    "banding.md",
    "wilayah-saya.md",
    "masyarakat/cara-mengusulkan.md",
    "masyarakat/formulir-usulan.md",
    "perusahaan/etalase.md",
    "masyarakat/suara.md",
    "sinkronisasi/renja.md",
    "sinkronisasi/tumpang-tindih.md",
    "sinkronisasi/kesepakatan.md",
    "sinkronisasi/program-daerah.md",
    "sinkronisasi/kompetensi.md",
)


def page_removed(draw: random.Random, state: State) -> Edited | None:
    """A page that no other page names, with its entry; mostly an invented one."""
    lone = [
        spot
        for spot in _entries(state)
        if spot[3] not in _LED_TO
        and not any(
            spot[3].rpartition("/")[2] in state.text(name)
            for name in [*_pages(state), *state.named("docs/", ".yml")]
        )
    ]
    if not lone:
        return None
    spot = draw.choice(lone)
    menu = state.text(MENU)
    changes = {f"docs/{spot[3]}": None, MENU: menu[: spot.start()] + menu[spot.end() + 1 :]}
    return Edited(state.writing(changes), f"docs/{spot[3]}: hapus")


def page_renamed(draw: random.Random, state: State) -> Edited | None:
    """A page gets another name, and so do the links to it."""
    spots = [
        spot
        for spot in _entries(state)
        if not spot[3].endswith("index.md") and spot[3] not in _LED_TO
    ]
    if not spots:
        return None
    spot = draw.choice(spots)
    folder, _, last = spot[3].rpartition("/")
    new = f"{draw.choice('abc')}-{last}"
    target = f"{folder}/{new}".removeprefix("/")
    changes: dict[str, bytes | str | None] = {}
    for name in [*_pages(state), *state.named("docs/", ".yml"), MENU]:
        text = state.text(name)
        changed = re.sub(rf"(?<![\w-]){re.escape(last)}", new, text)
        if changed != text:
            changes[name] = changed
    source = f"docs/{spot[3]}"
    content = changes.get(source, state.text(source))
    return Edited(
        state.writing({**changes, source: None, f"docs/{target}": content}),
        f"{source} menjadi docs/{target}",
    )


def menu_title(draw: random.Random, state: State) -> Edited | None:
    """Another title in the menu."""
    spot = draw.choice(_entries(state))
    title = reworded(draw, (spot[2] or "Judul").strip("'\""))
    menu = state.text(MENU)
    line = f"{spot[1]}{title}: {spot[3]}"
    return Edited(
        state.writing({MENU: menu[: spot.start()] + line + menu[spot.end() :]}),
        f"{MENU}: {line.strip()}",
    )


def menu_swapped(draw: random.Random, state: State) -> Edited | None:
    """Two neighbours of the menu change places."""
    entries = _entries(state)
    pairs = [
        (one, two)
        for one, two in pairwise(entries)
        if one.end() + 1 == two.start() and one[1] == two[1]
    ]
    if not pairs:
        return None
    one, two = draw.choice(pairs)
    menu = state.text(MENU)
    changed = f"{menu[: one.start()]}{two[0]}\n{one[0]}{menu[two.end() :]}"
    return Edited(state.writing({MENU: changed}), f"{MENU}: tukar {one[3]} dan {two[3]}")


def menu_group(draw: random.Random, state: State) -> Edited | None:
    """The title of a group of the menu, which stands on every page of it."""
    menu = state.text(MENU)
    groups = list(re.finditer(r"^( +- )([^:\n]+):$", menu[menu.index("\nnav:") :], re.M))
    if not groups:
        return None
    at = menu.index("\nnav:")
    spot = draw.choice(groups)
    line = f"{spot[1]}{reworded(draw, spot[2])}:"
    changed = menu[: at + spot.start()] + line + menu[at + spot.end() :]
    return Edited(state.writing({MENU: changed}), f"{MENU}: {line.strip()}")


# Images.


def _png(color: tuple[int, int, int]) -> bytes:
    """A picture of four pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + sum_

    rows = b"".join(b"\x00" + bytes(color) * 2 for _ in range(2))
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def image_added(draw: random.Random, state: State) -> Edited | None:
    """A picture, on a page."""
    serial = draw.randrange(1000)
    picture, name = f"docs/assets/gambar-{serial}.png", _page(draw, state)
    up = "../" * (name.count("/") - 1)
    line = f"![Gambar rekaan {serial}]({up}assets/gambar-{serial}.png)"
    text = f"{state.text(name).rstrip()}\n\n{line}\n"
    changes: dict[str, bytes | str | None] = {picture: _png((serial % 256, 0, 0)), name: text}
    return Edited(state.writing(changes), f"{name}: gambar {picture}")


def image_changed(draw: random.Random, state: State) -> Edited | None:
    """Another picture under the same name; of the same size, and with the time of the first."""
    color = (draw.randrange(256), draw.randrange(256), draw.randrange(256))
    found = state.named("docs/", ".png")
    if not found:
        name = "docs/assets/gambar.png"
        return Edited(state.writing({name: _png(color)}), f"{name}: baru")
    name = draw.choice(found)
    times = draw.choice(("now", "kept"))
    return Edited(
        state.writing({name: _png(color)}), f"{name}: lain, waktu {times}", Manner(times=times)
    )


def picture_drawn(draw: random.Random, state: State) -> Edited | None:
    """An SVG file that no page shows."""
    side = draw.randrange(1, 100)
    name = f"docs/assets/bentuk-{side % 3}.svg"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><rect width="{side}" height="1"/></svg>\n'
    return Edited(state.writing({name: svg}), f"{name}: {side}")


def contents_swapped(draw: random.Random, state: State) -> Edited | None:
    """Two pages of one size change contents and keep their times; first there must be two."""
    pairs = list(_pairs(state))
    if pairs:
        one, two = draw.choice(pairs)
        return Edited(
            state.writing({one: state.files[two], two: state.files[one]}),
            f"{one} dan {two}: isi bertukar, waktu tetap",
            Manner(times="kept"),
        )
    entry = draw.choice(_entries(state))
    menu = state.text(MENU)
    line = menu[entry.start() : entry.end()]
    changes: dict[str, bytes | str | None] = {}
    for number in (1, 2):
        name = f"setara-{number}.md"
        changes[f"docs/{name}"] = (
            f"---\ntitle: Setara {number}\ndescription: Halaman setara nomor {number}.\n---\n\n"
            f"# Setara {number}\n\nIsi halaman setara nomor {number}.\n"
        )
        line += f"\n{entry[1]}Setara: {name}"
    changes[MENU] = menu[: entry.start()] + line + menu[entry.end() :]
    return Edited(state.writing(changes), "docs/setara-1.md dan docs/setara-2.md: baru")


def _pairs(state: State) -> Iterator[tuple[str, str]]:
    """Pages that can stand in each other's place."""
    names = [name for name in _pages(state) if "{{" not in state.text(name)]
    for at, one in enumerate(names):
        for two in names[at + 1 :]:
            if (
                len(state.files[one]) == len(state.files[two])
                and state.files[one] != state.files[two]
            ):
                yield one, two
