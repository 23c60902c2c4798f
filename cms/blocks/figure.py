"""A picture with the text that stands for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.images.blocks import ImageChooserBlock


class PrefetchedImageBlock(ImageChooserBlock):
    """Reads all images of a stream, with their renditions, in two queries."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Any]:
        found = self.model_class.objects.prefetch_related("renditions").in_bulk(
            [value for value in values if value]
        )
        return [found.get(value) for value in values]


class FigureBlock(StructBlock):
    """An image; its alternative text is required, because some readers get only that."""

    image = PrefetchedImageBlock(
        label=_("Image"),
        help_text=_("Best 1440 px wide or more; smaller ones for phones are made by themselves."),
    )
    alt = CharBlock(
        label=_("Alternative text"),
        max_length=300,
        help_text=_("What the picture tells, for people who cannot see it: 川辺でごみを拾う人たち"),
    )
    caption = CharBlock(
        label=_("Caption"),
        required=False,
        max_length=300,
        help_text=_("Shown below the picture; place, time, source: 令和7年の川辺の清掃（北町）"),
    )

    class Meta:
        icon = "image"
        label = _("Figure")
        group = _("Pictures and files")
        description = _("A picture with alternative text and a caption.")
        preview_template = "cms/blocks/figure_preview.html"
        template = "cms/blocks/figure.html"
