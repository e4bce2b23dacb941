"""Edits of what stands around data and pages: settings, theme, macros, software, editions, disk."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Mapping
from dataclasses import replace

from cetakbiru.base.project import OUTPUT_NAMES
from tests.conftest import ROOT
from tests.walk.edited import Edited
from tests.walk.state import NEVER, Manner, State

_SOFTWARE = ROOT / "src/cetakbiru"
_THEME = _SOFTWARE / "pages/theme"
SETTINGS = "mkdocs.yml"

# What mkdocs.yml may say in another way; each changes what readers get.
_SETTINGS = (
    (r"permalink_title: .*", "permalink_title: Tautan ke bagian {n}"),
    (r"BACKLINK_TITLE: .*", "BACKLINK_TITLE: Kembali ke catatan {{}} nomor {n}"),
    (r"toc_depth: \d", "toc_depth: {n}"),
    (r"  language: \w+", "  language: {language}"),
    (r"  - abbr\n", ""),
    (r"  - def_list\n", ""),
    (r'permalink: "."', 'permalink: "{mark}"'),
    (r"^exclude_docs: \|\n", "exclude_docs: |\n  /rekaan-{n}.yml\n"),
    (r"\A", "# Komentar {n}\n"),
)
# What the next version of the software says in another way: file, what is there, what will be.
ENGINE = (
    ("pages/theme/partials/footer.html", "Kembali ke atas", "Naik ke atas"),
    ("pages/theme/partials/header.html", "<header", '<header data-rekaan="ya"'),
    ("pages/theme/assets/ppm.css", "", "\n.rekaan { color: red; }\n"),
    ("pages/theme/assets/frame/site.js", "", "\n// rekaan\n"),
    ("schema/isu.yml", "title: Isu masyarakat", "title: Isu warga"),
    ("schema/kabupaten.yml", "", "\n# rekaan\n"),
    ("checks/messages.yml", "", "\n# rekaan\n"),
    ("pages/fragments/glossary.py", "Kepanjangan", "Panjangnya"),
    ("pages/fragments/html.py", "", "\n# rekaan\n"),
    ("pages/fragments/districts.py", "Ibu kota", "Ibukota"),
    ("pages/markdown/footnotes.py", "", "\n# rekaan\n"),
    ("outputs/search/items.py", "", "\n# rekaan\n"),
    ("outputs/opendata/about.py", "", "\n# rekaan\n"),
    ("insight/directions.py", "", "\n# rekaan\n"),
    ("model/legal.py", "Rancangan", "Naskah rancangan"),
)


def settings(draw: random.Random, state: State) -> Edited | None:
    """Something that mkdocs.yml says."""
    text = state.text(SETTINGS)
    for pattern, form in draw.sample(_SETTINGS, len(_SETTINGS)):
        new = form.format(
            n=draw.randrange(1, 6),
            language=draw.choice(("id", "en")),
            mark=draw.choice(("#", "¶", "§")),
        )
        changed = re.sub(pattern, lambda _, new=new: new, text, count=1, flags=re.M)
        if changed != text:
            return Edited(state.writing({SETTINGS: changed}), f"{SETTINGS}: {new.strip()!r}")
    return None


def output_switch(draw: random.Random, state: State) -> Edited | None:
    """An output that the settings leave out, or make again."""
    text = state.text(SETTINGS)
    name = draw.choice([one for one in OUTPUT_NAMES if one not in NEVER])
    without = re.sub(r"^  - cetakbiru:\n(      \w+: false\n)+", "  - cetakbiru\n", text, flags=re.M)
    if without == text:
        without = text.replace("  - cetakbiru\n", f"  - cetakbiru:\n      {name}: false\n", 1)
    if without == text:
        return None
    return Edited(state.writing({SETTINGS: without}), f"{SETTINGS}: keluaran {name}")


def _with_theme(state: State) -> str:
    text = state.text(SETTINGS)
    if "custom_dir:" in text:
        return text
    return text.replace(
        "theme:\n  name: material\n", "theme:\n  name: material\n  custom_dir: tema\n"
    )


def theme_template(draw: random.Random, state: State) -> Edited | None:
    """A template of the province's own, in the place of one of the engine."""
    part = draw.choice(("footer.html", "logo.html", "toc.html"))
    name = f"tema/partials/{part}"
    own = (_THEME / "partials" / part).read_text(encoding="utf-8")
    mark = f"<!-- tema rekaan {draw.randrange(100)} -->"
    changes = {name: f"{own}{mark}\n", SETTINGS: _with_theme(state)}
    return Edited(state.writing(changes), f"{name}: {mark}")


def theme_file(draw: random.Random, state: State) -> Edited | None:
    """A style sheet of the province's own."""
    name = "tema/assets/rekaan.css"
    number = draw.randrange(100, 1000)
    changes = {name: f".rekaan {{ width: {number}px; }}\n", SETTINGS: _with_theme(state)}
    return Edited(state.writing(changes), f"{name}: {number}")


def theme_removed(draw: random.Random, state: State) -> Edited | None:
    """One of the province's own templates goes; first there must be one."""
    own = state.named("tema/partials/")
    if not own:
        return theme_template(draw, state)
    name = draw.choice(own)
    # A folder that is named must be there.
    keep = {"tema/assets/rekaan.css": b".rekaan { width: 1px; }\n"}
    return Edited(state.writing({name: None, **keep}), f"{name}: hapus")


def hook(draw: random.Random, state: State) -> Edited | None:
    """A hook of MkDocs that adds to every page."""
    number = draw.randrange(100, 1000)
    text = state.text(SETTINGS)
    if "\nhooks:" not in text:
        text = text.replace("\nnav:", "\nhooks:\n  - tema/kait.py\n\nnav:", 1)
    code = f"def on_page_content(html, **_):\n    return html + '<p>Kait {number}</p>'\n"
    return Edited(state.writing({"tema/kait.py": code, SETTINGS: text}), f"tema/kait.py: {number}")


def macros_changed(draw: random.Random, state: State) -> Edited | None:
    """The province's own module of macros says another word behind the glossary."""
    number = draw.randrange(100, 1000)
    code = (
        "from cetakbiru.site.macros import define_env as of_engine\n\n\n"
        "def define_env(env):\n"
        "    of_engine(env)\n"
        "    own = env.macros['daftar_kabupaten']\n"
        "    env.macros['daftar_kabupaten'] = lambda *given: (\n"
        f"        own(*given) + '\\n\\nRekaan {number}.'\n"
        "    )\n"
    )
    changes: dict[str, bytes | str | None] = {"macros/__init__.py": code}
    text = state.text(SETTINGS)
    if "module_name: macros" not in text:
        changes[SETTINGS] = text.replace("  - macros\n", "  - macros:\n      module_name: macros\n")
    return Edited(state.writing(changes), f"macros/__init__.py: {number}")


def macros_comment(draw: random.Random, state: State) -> Edited | None:
    """A comment in that module."""
    name = "macros/__init__.py"
    if name not in state.files:
        return macros_changed(draw, state)
    text = f"{state.text(name)}# {draw.randrange(100)}\n"
    return Edited(state.writing({name: text}), f"{name}: komentar")


def engine(draw: random.Random, state: State) -> Edited | None:
    """The software is another version, or the one of this repository again."""
    if state.engine and draw.random() < 0.3:
        return Edited(replace(state, engine={}), "mesin: seperti semula")
    name, old, new = draw.choice(ENGINE)
    text = (_SOFTWARE / name).read_text(encoding="utf-8")
    changed = text.replace(old, new) if old else text + new
    return Edited(
        replace(state, engine={**state.engine, name: changed.encode()}), f"mesin: {name}: {new!r}"
    )


def skipped(draw: random.Random, state: State) -> Edited | None:
    """Other outputs are left out than before."""
    others = [name for name in OUTPUT_NAMES if name not in NEVER]
    skip = NEVER | frozenset(draw.sample(others, draw.choice((0, 1, 2, len(others)))))
    return Edited(replace(state, skip=skip), f"--skip {','.join(sorted(skip))}")


def build_time(draw: random.Random, state: State) -> Edited | None:
    """The time that the site bears is given from outside, or again by the edition."""
    name = "SOURCE_DATE_EPOCH"
    if state.environment:
        return Edited(replace(state, environment={}), f"{name} tidak ada")
    moment = str(1_700_000_000 + draw.randrange(10) * 86_400)
    return Edited(replace(state, environment={name: moment}), f"{name}={moment}")


def published(draw: random.Random, state: State) -> Edited | None:
    """An edition that was published before, or none, or another one."""
    if not state.drafts:
        return None
    if state.branch and draw.random() < 0.4:
        return Edited(replace(state, branch={}), "gh-pages: tidak ada")
    version = draw.choice(("2025.1", "2025.2"))
    label = draw.choice(("Rancangan", "Rancangan lama"))
    record = json.loads(state.drafts["edisi/edisi.json"])
    record |= {"version": version, "label": label, "date": "2025-12-01"}
    entry = {
        "version": version,
        "title": f"{version} · {label}",
        "aliases": ["terbaru"],
        "properties": {"status": record["status"], "label": label, "tanggal": record["date"]},
    }
    branch: Mapping[str, bytes] = {
        **{f"{version}/{name}": content for name, content in state.drafts.items()},
        f"{version}/edisi/edisi.json": json.dumps(record).encode(),
        "versions.json": json.dumps([entry]).encode(),
    }
    return Edited(replace(state, branch=branch), f"gh-pages: {entry['title']}")


# What changes nothing of what a site is made from.


def touched(draw: random.Random, state: State) -> Edited | None:
    """Every file gets a new time."""
    return Edited(state, "waktu semua berkas baru", Manner(times="touched"))


def written_anew(draw: random.Random, state: State) -> Edited | None:
    """The same files in another order of the disk, with times of long ago or of tomorrow."""
    times = draw.choice(("now", "past", "future"))
    manner = Manner(times=times, anew=draw.randrange(1000))
    return Edited(state, f"semua berkas ditulis ulang, waktu {times}", manner)


SPOILS = (
    *("site-changed", "site-less", "site-more", "site-gone"),
    *("kept-byte", "kept-cut", "kept-empty", "kept-folder", "kept-gone", "kept-nonsense"),
)


def spoiled(draw: random.Random, state: State) -> Edited | None:
    """Somebody's hand in the finished site, or damage to what is kept."""
    what = draw.choice(SPOILS)
    return Edited(state, f"rusak: {what}", Manner(spoils=what))
