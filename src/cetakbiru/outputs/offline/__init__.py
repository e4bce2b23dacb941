"""The whole site as one zip that opens from a folder, without a server and with its search."""

from cetakbiru.outputs.offline.archive import OFFLINE_FILE, offline_zip

__all__ = ["OFFLINE_FILE", "offline_zip"]
