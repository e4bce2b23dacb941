"""What the page "Wilayah saya" asks: the engine, what it knows, and what is told of each place."""

from cetakbiru.outputs.near.publish import write_near

__all__ = ["write_near"]
