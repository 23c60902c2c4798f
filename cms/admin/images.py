"""Images that come to the desk: what a browser cannot show well is put right or refused in words.

Size, pixels and formats are Wagtail's settings (``WAGTAILIMAGES_…``); an SVG, which may hold a
script, is no format there. Here: nothing that moves, and colours of the screen instead of ink.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

QUALITY: Final = 92
"""Of the JPEG that a CMYK image becomes; renditions are made from it."""


class DeskImageForm(BaseImageForm):
    """The base of all forms by which images are uploaded."""

    def clean_file(self) -> Any:
        """Refuse what moves; turn the inks of a printed image into colours of the screen."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        file.seek(0)
        with Image.open(file) as image:
            if getattr(image, "n_frames", 1) > 1:
                raise ValidationError(
                    _(
                        "Images that move are not accepted: they keep people from reading. "
                        "Save one frame as JPEG or PNG."
                    ),
                    code="animated",
                )
            if image.mode == "CMYK":
                return for_screens(image, file.name or "image.jpg")
        file.seek(0)
        return file


def for_screens(image: Image.Image, name: str) -> SimpleUploadedFile:
    """An image in printing inks (CMYK) as a JPEG in screen colours, upright."""
    upright = ImageOps.exif_transpose(image)
    data = BytesIO()
    upright.convert("RGB").save(data, "JPEG", quality=QUALITY)
    return SimpleUploadedFile(
        f"{PurePath(name).stem}.jpg", data.getvalue(), content_type="image/jpeg"
    )
