"""The nginx of scripts/hosting/nginx.conf on the loopback address, without its certificates."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.running import free_port

RECIPE = Path(__file__).resolve().parents[2] / "scripts" / "hosting" / "nginx.conf"
# Debian installs it where only root looks.
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
_MIME = Path("/etc/nginx/mime.types")

# Around the recipe: what the machine's own nginx.conf holds. Everything is written below FOLDER.
_FRAME = """
{user}
worker_processes {workers};
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{recipe}
}}
"""


def local_recipe(site: Path, port: int) -> str:
    """The recipe serving `site` at a loopback port by plain HTTP."""
    text = RECIPE.read_text(encoding="utf-8")
    text = re.sub(r"^ *(listen \[|http2 |ssl_certificate).*\n", "", text, flags=re.MULTILINE)
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    text = text.replace("root /srv/cetak-biru;", f"root {site};")
    return text.replace("include mime.types;", f"include {_MIME};")


class Served(NamedTuple):
    """A running server: its address, and the process that its workers belong to."""

    address: str
    process: int


@contextmanager
def nginx(site: Path, change: Callable[[str], str] = str, workers: int = 1) -> Iterator[Served]:
    """nginx serving `site` by the recipe, after `change`, for as long as the block lasts."""
    assert NGINX is not None
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="ppm-nginx-") as name:
        folder = Path(name)
        config = folder / "nginx.conf"
        recipe = change(local_recipe(site, port))
        # Started by root, its workers would be another user, who may not read a test's folder.
        user = "user root;" if os.geteuid() == 0 else ""
        config.write_text(_FRAME.format(user=user, folder=folder, recipe=recipe, workers=workers))
        process = subprocess.Popen(
            [NGINX, "-c", str(config), "-e", str(folder / "error.log"), "-g", "daemon off;"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _wait_for(port, process)
            yield Served(f"http://127.0.0.1:{port}/", process.pid)
        finally:
            process.terminate()
            process.communicate(timeout=10)


def _wait_for(port: int, process: subprocess.Popen[str]) -> None:
    for _ in range(100):
        if process.poll() is not None:
            raise AssertionError(process.communicate()[0])
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")
