"""Whose work a site, its zip and its PDF hold, and under which licences."""

from cetakbiru.outputs.notices.parts import FONTS, PARTS, Part
from cetakbiru.outputs.notices.write import NOTICES_FILE, notices_of, write_notices

__all__ = ["FONTS", "NOTICES_FILE", "PARTS", "Part", "notices_of", "write_notices"]
