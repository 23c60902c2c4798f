"""Pictures for tests."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as Drawing
from wagtail.images.models import Image


def picture(width: int = 160, height: int = 90, title: str = "花壇") -> Image:
    """A picture in the library, of one colour; small, for it is cut for every place anew."""
    file = BytesIO()
    Drawing.new("RGB", (width, height), "#7096f8").save(file, "PNG")
    return Image.objects.create(title=title, file=ContentFile(file.getvalue(), "flowers.png"))
