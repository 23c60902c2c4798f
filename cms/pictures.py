"""How images are shown: cut for each place on a page, small to large, in formats old and new.

Renditions are Wagtail's. They are made when a page is published, so that its first reader does not
wait for them; what is missing is made when a page first shows it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Protocol

from django.db import transaction
from django.db.models import Prefetch
from django.utils.safestring import SafeString, mark_safe
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found
from wagtail.signals import page_published

AT_ONCE: Final = {"fetchpriority": "high"}
LATER: Final = {"loading": "lazy"}


@dataclass(frozen=True, slots=True)
class Shape:
    """How an image is cut for one place: ``cuts`` are Wagtail's filters with their widths in px,
    smallest first; ``sizes`` says how wide it stands there; the last format is read everywhere."""

    cuts: Mapping[str, int]
    sizes: str
    formats: tuple[str, ...] = ("avif", "webp", "jpeg")

    def specs(self, width: float = math.inf) -> list[str]:
        """The filters for an image ``width`` pixels wide, which no cut makes any larger."""
        smaller = [cut for cut, wide in self.cuts.items() if wide < width]
        cuts = list(self.cuts)[: len(smaller) + 1]
        return [f"{cut}|format-{kind}" for kind in self.formats for cut in cuts]

    def renditions(self, image: AbstractImage) -> dict[str, AbstractRendition]:
        """Filter → rendition, made where missing; a stand-in where the image's file is lost."""
        filters = map(filter_of, self.specs(image.width))
        found: dict[str, AbstractRendition] = get_renditions_or_not_found(image, tuple(filters))
        return found


@cache
def filter_of(spec: str) -> Filter:
    """Wagtail's filter of a specification, which it reads with some effort: once a process."""
    return Filter(spec)


CARD = Shape(
    {"fill-400x225": 400, "fill-800x450": 800},
    "(min-width: 60rem) 24rem, (min-width: 36rem) 50vw, 100vw",
)
FIGURE = Shape(
    {"width-480": 480, "width-960": 960, "width-1440": 1440}, "(min-width: 60rem) 46rem, 100vw"
)
LEAD = Shape({"fill-640x360": 640, "fill-1280x720": 1280}, "(min-width: 60rem) 43rem, 100vw")
BANNER = Shape({"width-800": 800, "width-1600": 1600}, "100vw")
SOCIAL = Shape({"fill-1200x630": 1200}, "", ("jpeg",))
SHAPES: Final = {"card": CARD, "figure": FIGURE, "lead": LEAD, "banner": BANNER}
"""The shapes by the names that templates use."""


class Pictured(Protocol):
    """A page that knows its pictures."""

    def pictures(self) -> Iterable[tuple[AbstractImage, Shape]]:
        """Each image that it shows, in each shape."""
        ...


def shown(image: AbstractImage, shape: Shape, alt: str, *, first: bool = False) -> SafeString:
    """The ``picture`` element; what comes ``first`` on its page is fetched at once."""
    attributes = {
        "alt": alt,
        "sizes": shape.sizes,
        "decoding": "async",
        **(AT_ONCE if first else LATER),
    }
    return mark_safe(Picture(shape.renditions(image), attributes).__html__())  # noqa: S308


def with_renditions(path: str, shape: Shape) -> Prefetch:
    """Reads what there is of all images at ``path`` in one shape, in one query."""
    renditions = get_image_model().get_rendition_model().objects
    stored = renditions.filter(filter_spec__in=shape.specs())
    return Prefetch(f"{path}__renditions", stored, to_attr="prefetched_renditions")


def prepare(page: Pictured) -> None:
    """Make all that the page will show."""
    for image, shape in page.pictures():
        shape.renditions(image)


def connect() -> None:
    """Prepare a page once its publication is committed; what fails then is logged, not raised."""
    page_published.connect(_published, dispatch_uid="cms.pictures")


def _published(instance: Any, **_others: Any) -> None:
    if hasattr(instance, "pictures"):
        transaction.on_commit(lambda: prepare(instance), robust=True)
