"""Images that come to the desk: refused in words, or made into what may be shown to everybody.

Bytes and formats are Wagtail's settings (``WAGTAILIMAGES_…``); an SVG, which may hold a script, is
no format there. Here: nothing that moves, nothing damaged, nothing that is more than a picture
(where and with what it was taken), upright, in colours of the screen, no larger than is of use.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any, Final, NamedTuple

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageCms, ImageOps
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

LONGEST: Final = 3200
"""Pixels of the longer side of what is kept: twice the widest picture of a page."""
QUALITY: Final = 92
"""Of a picture that is written anew; those on pages are made from it."""
NEEDED: Final = frozenset({"icc_profile", "transparency", "background", "dpi"})
"""What a picture written anew keeps of what its file said beside it."""
OF_THE_PICTURE: Final = NEEDED | {"version", "extension"}
"""Bytes that Pillow finds beside a picture which tell nothing of who took it and where."""


class DeskImageField(WagtailImageField):
    """Looks at an image's size before anything unpacks it."""

    def to_python(self, data: Any) -> Any:
        """Refuse what would fill the memory, and what moves; all else is checked as Wagtail does.

        Wagtail takes some of what moves for no image at all.
        """
        if data in self.empty_values:
            return super().to_python(data)
        head = head_of(data)
        if head.pixels > self.max_image_pixels:
            raise ValidationError(
                _(
                    "This image has more than %(limit)d million pixels. Make it smaller first:"
                    " 3,200 pixels are enough for the longer side."
                ),
                params={"limit": self.max_image_pixels // 1_000_000},
                code="file_too_many_pixels",
            )
        if head.moves:
            raise ValidationError(
                _(
                    "Images that move are not accepted: they keep people from reading. "
                    "Save one frame as JPEG or PNG."
                ),
                code="animated",
            )
        with damage_in_words():
            return super().to_python(data)


class DeskImageForm(BaseImageForm):
    """The base of all forms by which images are uploaded."""

    file = DeskImageField(
        label=gettext_lazy("Image file"), widget=BaseImageForm.Meta.widgets["file"]
    )

    def clean_file(self) -> Any:
        """The image as it may be shown to everybody."""
        file = self.cleaned_data["file"]
        if not isinstance(file, UploadedFile):
            return file
        with damage_in_words():
            return publishable(file)


@contextmanager
def damage_in_words() -> Iterator[None]:
    """Turn what readers of images raise for a damaged file, which is all kinds, into a refusal."""
    try:
        yield
    except ValidationError:
        raise
    except Exception as error:
        raise ValidationError(
            _("This image is damaged. Open it with a program for pictures and save it anew."),
            code="damaged",
        ) from error


class Head(NamedTuple):
    """What an image's file promises: its ``pixels``, of all frames, and whether it ``moves``."""

    pixels: float
    moves: bool


def head_of(data: Any) -> Head:
    """The head of an image, of which nothing else is read; no pixels for what is no image."""
    data.seek(0)
    try:
        with Image.open(data) as image:
            frames = getattr(image, "n_frames", 1)
            # A camera's MPO holds one picture several times, for devices that show depth.
            moves = frames > 1 and image.format != "MPO"
            return Head(image.width * image.height * frames, moves)
    except Image.DecompressionBombError:
        return Head(float("inf"), moves=False)
    except Exception:  # noqa: BLE001  # the field says in words what is wrong with it
        return Head(0, moves=False)
    finally:
        data.seek(0)


def publishable(file: UploadedFile) -> UploadedFile:
    """The file itself where it is nothing but a fit picture, or the picture written anew.

    Raises what Pillow raises for a damaged image.
    """
    file.seek(0)
    with Image.open(file) as image:
        if needs_rewriting(image):
            return rewritten(image, file.name or "")
        image.load()
    file.seek(0)
    return file


def needs_rewriting(image: Image.Image) -> bool:
    """Whether an image is too large, in printing inks, or says more than what it shows."""
    says = any(
        isinstance(value, (bytes, str, dict))
        for key, value in image.info.items()
        if key not in OF_THE_PICTURE
    )
    return bool(
        max(image.size) > LONGEST
        or image.mode == "CMYK"
        or image.format == "MPO"
        or says
        or image.getexif()
    )


def rewritten(image: Image.Image, name: str) -> SimpleUploadedFile:
    """The picture alone: upright, in colours of the screen, at most ``LONGEST`` pixels long."""
    kind = "JPEG" if image.format == "MPO" else image.format or "PNG"
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    picture = in_screen_colours(ImageOps.exif_transpose(image))
    picture.info = {key: picture.info[key] for key in NEEDED & picture.info.keys()}
    data = BytesIO()
    picture.save(data, kind, quality=QUALITY)
    return SimpleUploadedFile(name, data.getvalue(), content_type=Image.MIME[kind])


def in_screen_colours(image: Image.Image) -> Image.Image:
    """A picture in printing inks (CMYK) as RGB, by its colour profile where it has a sound one."""
    if image.mode != "CMYK":
        return image
    profile = image.info.pop("icc_profile", None)
    screen = ImageCms.createProfile("sRGB")
    try:
        inks = ImageCms.ImageCmsProfile(BytesIO(profile or b""))
        converted = ImageCms.profileToProfile(image, inks, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        converted = None
    return converted or image.convert("RGB")
