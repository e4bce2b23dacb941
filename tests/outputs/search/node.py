"""Answers of the site's own search engine, run by Node outside a browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.tiers import program

HERE = Path(__file__).parent


def run(script: Path, *arguments: str | Path, given: Any) -> Any:
    """What `script` prints as JSON when it is given `given` as JSON."""
    result = subprocess.run(
        [str(program("node")), str(script), *map(str, arguments)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def ask(site: Path, queries: list[dict[str, Any]], hits: int = 20) -> list[dict[str, Any]]:
    """The engine's answers to queries of the form {query, filters?}, each asked of a new page."""
    script = HERE / "run.cjs"
    answers: list[dict[str, Any]] = run(script, site, str(hits), given=queries)["answers"]
    return answers
