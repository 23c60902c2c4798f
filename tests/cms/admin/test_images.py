"""Images that come to the desk: refused with a reason, or made fit to be shown."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image as Picture
from wagtail.images.models import Image

from tests.cms.admin.test_japanese import client_of

pytestmark = pytest.mark.django_db

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def picture(kind: str = "PNG", mode: str = "RGB", frames: int = 1, size: int = 20) -> bytes:
    data = BytesIO()
    images = [Picture.new(mode, (size, size), number * 9) for number in range(1, frames + 1)]
    more: dict[str, Any] = {"save_all": True, "append_images": images[1:]} if frames > 1 else {}
    images[0].save(data, kind, **more)
    return data.getvalue()


@pytest.fixture
def editor() -> Client:
    return client_of("編集者")


def upload(client: Client, name: str, content: bytes) -> list[str]:
    """Send an image; what the form complains about."""
    file = SimpleUploadedFile(name, content)
    response = client.post("/admin/images/add/", {"title": "図", "file": file, "collection": 1})
    return [] if response.status_code == 302 else list(response.context["form"].errors["file"])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("moves.gif", picture("GIF", frames=3), "動く画像"),
        ("moves.webp", picture("WEBP", frames=3), "動く画像"),
        ("broken.jpg", b"no picture at all", "画像"),
        ("script.svg", SCRIPT, "サポートされていない画像形式"),
        ("script.png", SCRIPT, "画像"),
        ("other.jpg", picture("PNG"), "拡張子"),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(
    editor: Client, name: str, content: bytes, words: str
) -> None:
    (problem,) = upload(editor, name, content)
    assert words in problem
    assert not Image.objects.exists()


def test_a_photo_of_20_megabytes_is_refused_with_the_limit(editor: Client) -> None:
    (problem,) = upload(editor, "big.png", picture() + b"\0" * 20 * 1024 * 1024)
    assert "10.0" in problem
    assert "MB" in problem


def test_a_photo_of_too_many_pixels_is_refused(editor: Client) -> None:
    (problem,) = upload(editor, "wide.png", picture(mode="1", size=8000))
    assert "50000000" in problem


def test_printing_inks_become_colours_of_the_screen(editor: Client) -> None:
    assert upload(editor, "print.jpg", picture("JPEG", "CMYK")) == []
    image = Image.objects.get()
    with image.open_file() as file, Picture.open(file) as stored:
        assert (stored.mode, stored.size) == ("RGB", (20, 20))
    assert image.get_rendition("fill-10x10|format-webp").width == 10


def test_an_ordinary_picture_stays_as_it_is(editor: Client) -> None:
    content = picture("GIF", "P")
    assert upload(editor, "still.gif", content) == []
    with Image.objects.get().open_file() as file:
        assert file.read() == content
