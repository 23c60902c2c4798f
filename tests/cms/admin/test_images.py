"""Images that come to the desk: refused with a reason, or made fit to be shown."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import ExifTags
from PIL import Image as Picture
from PIL.PngImagePlugin import PngInfo
from wagtail.documents import get_document_model
from wagtail.images.models import Image

from cms.admin.images import LONGEST
from tests.people import client_of

pytestmark = pytest.mark.django_db

SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
SECRET = "SECRET PLACE AND NAME"
SPECS = ("original", "width-20|format-jpeg", "width-20|format-webp", "width-20|format-avif")


def picture(kind: str = "PNG", mode: str = "RGB", frames: int = 1, size: int = 20) -> bytes:
    data = BytesIO()
    images = [Picture.new(mode, (size, size), number * 9) for number in range(1, frames + 1)]
    more: dict[str, Any] = {"save_all": True, "append_images": images[1:]} if frames > 1 else {}
    images[0].save(data, kind, **more)
    return data.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 60,000 pixels wide and high."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 7501)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def photo(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    """A photo taken with the camera on its side, red where the sky is, with the camera's notes."""
    image = Picture.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    notes = Picture.Exif()
    notes[ExifTags.Base.Make] = SECRET
    notes[ExifTags.Base.Orientation] = 6
    notes.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSMapDatum] = SECRET
    data = BytesIO()
    text = PngInfo()
    text.add_text("Author", SECRET)
    more: dict[str, Any] = {"PNG": {"pnginfo": text}, "JPEG": {"comment": SECRET}}.get(kind, {})
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    image.save(data, kind, exif=notes, xmp=xmp, quality=95, **more)
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
        ("moves.png", picture("PNG", frames=3), "動く画像"),
        ("moves.avif", picture("AVIF", frames=3), "動く画像"),
        ("broken.jpg", b"no picture at all", "画像"),
        ("torn.jpg", picture("JPEG", size=400)[:-200], "壊れています"),
        ("torn.png", picture("PNG", size=400)[:-60], "壊れています"),
        ("bomb.png", bomb(), "5000万画素"),
        ("wide.png", picture(mode="1", size=8000), "5000万画素"),
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


def test_a_drawing_with_a_script_is_no_document_either(editor: Client) -> None:
    file = SimpleUploadedFile("script.svg", SCRIPT, content_type="image/svg+xml")
    sent = {"title": "図", "file": file, "collection": 1}
    answer = editor.post("/admin/documents/add/", sent)
    (problem,) = answer.context["form"].errors["file"]
    assert "svg" in problem
    assert not get_document_model().objects.exists()


def test_what_a_camera_cannot_have_made_is_refused_with_the_limit(editor: Client) -> None:
    (problem,) = upload(editor, "big.png", picture() + b"\0" * 31 * 1024 * 1024)
    assert "30.0" in problem
    assert "MB" in problem


def test_a_refused_image_leaves_the_rest_of_the_form_as_it_was(editor: Client) -> None:
    file = SimpleUploadedFile("torn.jpg", picture("JPEG", size=400)[:-200])
    sent = {"title": "川辺の桜", "description": "満開の桜並木", "tags": "春", "collection": 1}
    html = editor.post("/admin/images/add/", {**sent, "file": file}).content.decode()
    for written in ("川辺の桜", "満開の桜並木", "春", "壊れています", "画像を登録できませんでした"):
        assert written in html


def test_a_photo_of_20_megabytes_becomes_a_picture_of_useful_size(editor: Client) -> None:
    data = BytesIO()
    noise = random.Random(1).randbytes(6000 * 4000)
    Picture.frombytes("L", (6000, 4000), noise).save(data, "JPEG", quality=97)
    assert len(data.getvalue()) > 20 * 1024 * 1024
    assert upload(editor, "camera.jpg", data.getvalue()) == []
    image = Image.objects.get()
    assert (image.width, image.height) == (LONGEST, LONGEST * 2 // 3)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photo_stands_upright_and_tells_only_what_it_shows(editor: Client, kind: str) -> None:
    content = photo(kind)
    assert SECRET.encode() in content
    assert upload(editor, f"photo.{kind.lower()}", content) == []
    image = Image.objects.get()
    assert (image.width, image.height) == (20, 40)
    for name in (image.file.name, *(image.get_rendition(spec).file.name for spec in SPECS)):
        with default_storage.open(name) as file:
            stored = file.read()
        assert SECRET.encode() not in stored, name
        with Picture.open(BytesIO(stored)) as picture:
            assert not picture.getexif()
            top, bottom = (picture.convert("RGB").getpixel((10, y)) for y in (5, 35))
        assert top[0] > 200 > 60 > bottom[0], (top, bottom)


def test_a_picture_with_several_views_is_no_moving_one(editor: Client) -> None:
    """Phones store a second, brighter view beside a photo."""
    data = BytesIO()
    views = [Picture.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    views[0].save(data, "MPO", save_all=True, append_images=views[1:])
    assert upload(editor, "phone.jpg", data.getvalue()) == []
    with Image.objects.get().open_file() as file, Picture.open(file) as stored:
        assert (stored.format, getattr(stored, "n_frames", 1)) == ("JPEG", 1)


@pytest.mark.parametrize("profile", [b"", b"no colour profile"])
def test_printing_inks_become_colours_of_the_screen(editor: Client, profile: bytes) -> None:
    data = BytesIO()
    Picture.new("CMYK", (20, 20), (255, 0, 255, 0)).save(data, "JPEG", icc_profile=profile)
    assert upload(editor, "print.jpg", data.getvalue()) == []
    image = Image.objects.get()
    with image.open_file() as file, Picture.open(file) as stored:
        assert (stored.mode, stored.size) == ("RGB", (20, 20))
        red, green, blue = stored.getpixel((10, 10))
    assert green > 200 > 60 > max(red, blue)
    assert image.get_rendition("fill-10x10|format-webp").width == 10


def test_an_ordinary_picture_stays_as_it_is(editor: Client) -> None:
    content = picture("GIF", "P")
    assert upload(editor, "still.gif", content) == []
    with Image.objects.get().open_file() as file:
        assert file.read() == content
