"""What a page's body may be made of, composed from the blocks."""

from __future__ import annotations

from .arriving import WholeStreamBlock
from .checklist import ChecklistBlock
from .comparison import ComparisonBlock
from .download import DownloadBlock
from .figure import FigureBlock
from .heading import HeadingBlock
from .live_records import LiveRecordsBlock
from .note import NoteBlock
from .steps import StepsBlock
from .table import TableBlock
from .text import TextBlock


class BodyBlock(WholeStreamBlock):
    """The body of every page type."""

    text = TextBlock()
    heading = HeadingBlock()
    note = NoteBlock()
    figure = FigureBlock()
    table = TableBlock()
    steps = StepsBlock()
    comparison = ComparisonBlock()
    checklist = ChecklistBlock()
    download = DownloadBlock()
    live_records = LiveRecordsBlock()

    class Meta:
        template = "cms/blocks/body.html"
