"""What a run need not do again, and what two processes can do at once."""

from reuse.shelf import Shelf
from reuse.workers import in_background, shared_out, side_by_side

__all__ = ["Shelf", "in_background", "shared_out", "side_by_side"]
