"""The one page type of the stock site."""

from __future__ import annotations

from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BodyBlock


class StockPage(Page):
    """A page with our body and nothing of ours around it."""

    body = StreamField(BodyBlock(), blank=True)

    template = "stock/stock_page.html"

    class Meta:
        app_label = "stock"
