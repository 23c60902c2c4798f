"""Standard layouts of open data: columns as data, and the code that reads and writes cells."""

from .cells import CellError, Message, Parsed
from .layout import Column, Layout, UnknownStandardError, all_layouts, for_dataset, load

__all__ = [
    "CellError",
    "Column",
    "Layout",
    "Message",
    "Parsed",
    "UnknownStandardError",
    "all_layouts",
    "for_dataset",
    "load",
]
