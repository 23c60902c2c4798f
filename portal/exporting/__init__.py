"""Public records as files: one filtered queryset, written as CSV, JSON Lines or GeoJSON.

Every writer yields bytes while it reads, so that a file of any length takes the same memory.
"""

from __future__ import annotations

from .formats import FORMATS, FileFormat

__all__ = ["FORMATS", "FileFormat"]
