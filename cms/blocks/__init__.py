"""The blocks that pages are written with."""

from .heading import anchor_of
from .streams import BodyBlock

__all__ = ["BodyBlock", "anchor_of"]
