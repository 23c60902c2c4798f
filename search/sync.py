"""Keeps the index true: every public object's entries are written with the object itself."""

from .registry import exclude, register

__all__ = ["exclude", "register"]
