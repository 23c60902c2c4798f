"""The demo's pictures: all are drawn, none is like another, and each is stored once."""

import pytest
from wagtail.images import get_image_model

from cms.demo.pages.drawings import DRAWINGS, drawing_image


def test_every_picture_is_drawn_at_the_width_of_a_page_and_none_twice() -> None:
    pictures = [draw() for _title, draw in DRAWINGS.values()]
    assert {picture.width for picture in pictures} == {1200}
    assert {picture.mode for picture in pictures} == {"RGB"}
    assert len({picture.tobytes() for picture in pictures}) == len(DRAWINGS)
    assert all(len(picture.getcolors(1 << 20) or []) > 50 for picture in pictures)
    assert len({title for title, _draw in DRAWINGS.values()}) == len(DRAWINGS)


@pytest.mark.django_db
def test_a_picture_is_stored_once() -> None:
    first = drawing_image("areas-of-collaboration")
    assert drawing_image("areas-of-collaboration") == first
    stored = get_image_model().objects.get(pk=first)
    assert stored.title == "協働の5つの領域"
    assert (stored.width, stored.height) == (1200, 560)
