"""A kabupaten as one file: an HTML page that asks for nothing, to be sent on from hand to hand."""

from cetakbiru.outputs.handout.publish import write_handouts

__all__ = ["write_handouts"]
