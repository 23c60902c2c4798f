"""Pictures of the handbook, drawn by code so that they can be read and changed as text."""

from __future__ import annotations

import io
from collections.abc import Callable

from django.core.files.base import ContentFile
from PIL import Image as Canvas
from PIL import ImageDraw, ImageFont
from wagtail.images import get_image_model

CITIZENS, CITY, INK, PAPER = "#2f855a", "#3b5bdb", "#1a1a1a", "#ffffff"
SCALE = 2
"""Everything is drawn twice as large and scaled down, which smooths the edges."""


def areas_of_collaboration() -> Canvas.Image:
    """Five bars, numbered 1 to 5: the citizens' part shrinks from all to none, the city's grows."""
    width, height, margin, bar, gap = 1200, 560, 70, 72, 28
    canvas = Canvas.new("RGB", (width * SCALE, height * SCALE), PAPER)
    draw = ImageDraw.Draw(canvas)
    font = ImageFont.load_default(size=40 * SCALE)
    left, right = margin + 50, width - margin
    for index, share in enumerate((1.0, 0.75, 0.5, 0.25, 0.0)):
        top = 45 + index * (bar + gap)
        middle = left + (right - left) * share
        for start, end, colour in ((left, middle, CITIZENS), (middle, right, CITY)):
            if end > start:
                box = [value * SCALE for value in (start, top, end, top + bar)]
                draw.rectangle(box, fill=colour, outline=PAPER, width=3 * SCALE)
        draw.text(
            (margin * SCALE, (top + bar / 2) * SCALE),
            str(index + 1),
            fill=INK,
            font=font,
            anchor="mm",
        )
    return canvas.resize((width, height), Canvas.Resampling.LANCZOS)


DRAWINGS: dict[str, tuple[str, Callable[[], Canvas.Image]]] = {
    "areas-of-collaboration": ("協働の5つの領域", areas_of_collaboration),
}
"""Title and drawing by name, as in ``![…](drawing:areas-of-collaboration)``."""


def drawing_image(name: str) -> int:
    """The id of the image of a drawing, drawn when it is not there yet; KeyError if unknown."""
    title, draw = DRAWINGS[name]
    model = get_image_model()
    stored = model.objects.filter(title=title, file__contains=name).first()
    if stored is None:
        buffer = io.BytesIO()
        draw().save(buffer, "PNG", optimize=True)
        stored = model.objects.create(
            title=title, file=ContentFile(buffer.getvalue(), name=f"{name}.png")
        )
    return int(stored.pk)
