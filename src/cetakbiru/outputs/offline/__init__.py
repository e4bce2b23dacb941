"""The whole site as one zip that opens from a folder, without a server and with its search."""

from cetakbiru.outputs.offline.archive import OFFLINE_FILE, is_offline_zip, offline_zip

__all__ = ["OFFLINE_FILE", "is_offline_zip", "offline_zip"]
