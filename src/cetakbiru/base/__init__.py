"""What a run need not do again, and what two processes can do at once."""

from cetakbiru.base.cache import Shelf
from cetakbiru.base.workers import in_background, shared_out, side_by_side

__all__ = ["Shelf", "in_background", "shared_out", "side_by_side"]
