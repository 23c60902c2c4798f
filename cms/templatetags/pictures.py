"""The one tag that puts images on pages."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString
from wagtail.images.models import AbstractImage

from cms.pictures import SHAPES, shown

register = template.Library()


@register.simple_tag
def picture_of(
    image: AbstractImage | None, shape: str, alt: str = "", first: bool = False
) -> SafeString | str:
    """The image in one of ``cms.pictures.SHAPES``; nothing without an image.

    Without ``alt`` it is one that tells nothing more than what stands beside it.
    """
    return shown(image, SHAPES[shape], alt, first=bool(first)) if image else ""
