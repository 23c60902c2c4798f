"""Streams whose form may arrive in pieces: cut on its way, or from a page without its scripts."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock, StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError

WHAT_CUTS: Final = (LookupError, TypeError, ValueError)
"""What reading a form raises where fields are missing or hold what no editor sends."""


class WholeStreamBlock(StreamBlock):
    """A stream that is saved as a whole or not at all; what is stored stays."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> StreamValue:
        """The stream of the form, or an empty one that will be refused."""
        try:
            return super().value_from_datadict(data, files, prefix)
        except WHAT_CUTS:
            cut = StreamValue(self, [])
            cut.was_cut = True
            return cut

    def clean(self, value: StreamValue) -> StreamValue:
        """Refuse what did not arrive as a whole."""
        if getattr(value, "was_cut", False):
            error = ValidationError(
                _(
                    "Only a part of the text has arrived, so nothing was saved. "
                    "Go back to the page before, and save again."
                )
            )
            raise StreamBlockValidationError(non_block_errors=[error])
        return super().clean(value)
