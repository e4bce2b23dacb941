"""The macros that pages of this province may call: today those of the engine."""

from cetakbiru.site.macros import define_env

__all__ = ["define_env"]
