"""Images on pages: in every format and size that helps, ready before the first reader comes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.storage import default_storage
from django.test import Client
from PIL import AvifImagePlugin
from PIL import Image as Drawing
from wagtail.images.models import Image, Rendition

from cms.avif import SPEED
from cms.models import ContentPage
from cms.pictures import CARD, FIGURE, LEAD, SOCIAL
from tests.cms.images import picture

from .factories import CaseStudyIndexPageFactory, CaseStudyPageFactory, StandardPageFactory, stream

pytestmark = pytest.mark.django_db


def figures(*images: Image) -> str:
    """A body of figures below a text."""
    values = [{"image": image.pk, "alt": f"図{image.pk}", "caption": ""} for image in images]
    return stream(("text", "<p>文</p>"), *(("figure", value) for value in values))


def pictures(client: Client, page: ContentPage) -> list[Tag]:
    """The pictures in the main part of a page."""
    html = client.get(page.get_url()).content
    return BeautifulSoup(html, "html.parser").select("main picture")


def publish(page: ContentPage, capture: Callable) -> None:
    with capture(execute=True):
        page.save_revision().publish()


def test_a_picture_offers_new_formats_before_the_one_that_all_can_read(client: Client) -> None:
    [shown] = pictures(client, StandardPageFactory(body=figures(picture(1600, 900))))
    kinds = [source["type"] for source in shown.find_all("source")]
    assert kinds == ["image/avif", "image/webp"]
    fallback = shown.img
    assert re.search(r"\.jpe?g$", fallback["src"])
    for element in (*shown.find_all("source"), fallback):
        assert re.findall(r" (\d+)w", element["srcset"]) == ["480", "960", "1440"]
        assert element["sizes"] == FIGURE.sizes
    assert (fallback["width"], fallback["height"]) == ("480", "270")


def test_what_the_page_offers_is_there_and_is_what_it_says(client: Client) -> None:
    [shown] = pictures(client, StandardPageFactory(body=figures(picture())))
    heads = {"image/avif": (4, b"ftypavif"), "image/webp": (8, b"WEBP")}
    for source in shown.find_all("source"):
        for part in source["srcset"].split(", "):
            with default_storage.open(part.split()[0].removeprefix("/media/")) as file:
                start, mark = heads[source["type"]]
                assert file.read(16)[start:].startswith(mark)


def test_avif_is_written_quickly_with_its_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    options: dict[str, Any] = {}
    write = AvifImagePlugin._save
    monkeypatch.setitem(
        Drawing.SAVE,
        "AVIF",
        lambda image, *args, **kwargs: (
            options.update(image.encoderinfo),
            write(image, *args, **kwargs),
        ),
    )
    [*FIGURE.renditions(picture()).values()]
    assert (options["speed"], options["quality"]) == (SPEED, 61)


def test_a_small_picture_is_never_offered_larger_than_it_is(client: Client) -> None:
    [shown] = pictures(client, StandardPageFactory(body=figures(picture(700, 400))))
    assert re.findall(r" (\d+)w", shown.img["srcset"]) == ["480", "700"]
    assert CARD.specs(300) == [f"fill-400x225|format-{kind}" for kind in CARD.formats]


def test_only_what_is_seen_first_is_fetched_at_once(client: Client) -> None:
    images = [picture(), picture()]
    below = pictures(client, StandardPageFactory(body=figures(*images)))
    assert [shown.img.get("loading") for shown in below] == ["lazy", "lazy"]
    value = {"image": images[0].pk, "alt": "図", "caption": ""}
    case = CaseStudyPageFactory(
        image=images[0], image_alt="川辺", body=stream(("text", ""), ("figure", value))
    )
    lead, figure = pictures(client, case)
    assert (lead.img.get("loading"), lead.img["fetchpriority"]) == (None, "high")
    assert figure.img["loading"] == "lazy"
    top = pictures(client, StandardPageFactory(body=stream(("figure", value))))
    assert top[0].img.get("loading") is None


def test_the_first_card_of_a_list_is_fetched_at_once(client: Client) -> None:
    index = CaseStudyIndexPageFactory()
    for _number in range(3):
        CaseStudyPageFactory(parent=index, image=picture(), image_alt="川辺")
    cards = pictures(client, index)
    assert [card.img.get("loading") for card in cards] == [None, "lazy", "lazy"]
    assert {card.img["alt"] for card in cards} == {""}


def test_a_lost_file_leaves_the_page_standing(client: Client) -> None:
    image = picture()
    default_storage.delete(image.file.name)
    [shown] = pictures(client, CaseStudyPageFactory(image=image, image_alt="川辺"))
    assert shown.img["alt"] == "川辺"


def test_publishing_makes_every_picture_ready(
    client: Client, django_capture_on_commit_callbacks: Callable
) -> None:
    image, other = picture(700, 394), picture(700, 394)
    case = CaseStudyPageFactory(image=image, image_alt="川辺", body=figures(other))
    assert not Rendition.objects.exists()
    publish(case, django_capture_on_commit_callbacks)
    ready = set(Rendition.objects.values_list("image_id", "filter_spec"))
    wanted = {(image.pk, spec) for shape in (LEAD, CARD, SOCIAL) for spec in shape.specs(700)}
    assert ready == wanted | {(other.pk, spec) for spec in FIGURE.specs(700)}
    pictures(client, case)
    pictures(client, case.get_parent().specific)
    assert Rendition.objects.count() == len(ready)


def test_a_picture_that_cannot_be_made_stops_no_publication(
    django_capture_on_commit_callbacks: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = StandardPageFactory(live=False, body=figures(picture()))

    def broken(*_args: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Image, "create_renditions", broken)
    publish(page, django_capture_on_commit_callbacks)
    page.refresh_from_db()
    assert page.live
