"""The paper that the demo's pictures are drawn on, and the colours of the design."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image as Canvas
from PIL import ImageDraw, ImageFont

BLUE, BLUE_SOFT, BLUE_PALE, BLUE_TINT = "#0017c1", "#7096f8", "#c5d7fb", "#e8f1fe"
GREEN, GREEN_SOFT, GREEN_PALE, GREEN_TINT = "#197a4b", "#51b883", "#c2e5d1", "#e6f5ec"
SUN, SAND, SAND_TINT, EARTH = "#ffd43d", "#f2dc94", "#fbf5e0", "#927200"
ROSE, INK, GREY, WHITE = "#ff9696", "#1a1a1c", "#cccccc", "#ffffff"
"""Green stands for citizens, blue for the city, yellow for what they bring about together."""

Point = tuple[float, float]
CASE_HEIGHT = 675
"""Pictures of cases are as high as a card's picture: 16 to 9."""
SCALE = 2
"""Everything is drawn twice as large and scaled down, which smooths the edges."""


class Sheet:
    """A sheet of ``width`` by ``height`` units; one unit becomes one pixel."""

    def __init__(self, width: int = 1200, height: int = 600, paper: str = BLUE_TINT) -> None:
        self.width, self.height = width, height
        self._canvas = Canvas.new("RGB", (width * SCALE, height * SCALE), paper)
        self._draw = ImageDraw.Draw(self._canvas)

    def finished(self) -> Canvas.Image:
        """The picture at its final size."""
        return self._canvas.resize((self.width, self.height), Canvas.Resampling.HAMMING)

    def box(self, x: float, y: float, width: float, height: float, fill: str, r: float = 0) -> None:
        """A rectangle from its upper left corner, its corners rounded by ``r``."""
        box = _scaled([(x, y), (x + width, y + height)])
        self._draw.rounded_rectangle(box, radius=r * SCALE, fill=fill)

    def disc(self, x: float, y: float, r: float, fill: str) -> None:
        """A filled circle around a point."""
        self._draw.ellipse(_scaled([(x - r, y - r), (x + r, y + r)]), fill=fill)

    def veil(self, x: float, y: float, r: float, fill: str, strength: float = 0.5) -> None:
        """A circle through which one sees what was drawn before."""
        mask = Canvas.new("L", self._canvas.size, 0)
        box = _scaled([(x - r, y - r), (x + r, y + r)])
        ImageDraw.Draw(mask).ellipse(box, fill=round(255 * strength))
        self._canvas.paste(Canvas.new("RGB", self._canvas.size, fill), mask=mask)

    def slice(self, x: float, y: float, r: float, start: float, end: float, fill: str) -> None:
        """A piece of a disc between two angles, in degrees clockwise from the right."""
        box = _scaled([(x - r, y - r), (x + r, y + r)])
        self._draw.pieslice(box, start, end, fill=fill)

    def area(self, points: Sequence[Point], fill: str) -> None:
        """A polygon."""
        self._draw.polygon(_scaled(points), fill=fill)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A line through points, with round joints and ends."""
        self._draw.line(_scaled(points), fill=colour, width=round(width * SCALE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, colour)

    def curve(self, ends: Sequence[Point], colour: str, width: float) -> None:
        """A Bézier curve from the first to the last of three or four points."""
        self.thread(bezier(ends), colour, width)

    def thread(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A smooth line through many points that lie close together."""
        for x, y in points:
            self.disc(x, y, width / 2, colour)
        self.line(points, colour, width)

    def dashes(self, ends: Sequence[Point], colour: str, r: float, count: int) -> None:
        """A dotted curve of ``count`` dots."""
        for x, y in bezier(ends, count):
            self.disc(x, y, r, colour)

    def arc_arrow(
        self, centre: Point, r: float, span: tuple[float, float], colour: str, width: float
    ) -> None:
        """An arrow along a circle, clockwise between two angles in degrees."""
        start, end = span
        points = [on_circle(centre, r, start + (end - start) * step / 99) for step in range(100)]
        self.thread(points, colour, width)
        self._head(points[-1], math.radians(end + 90), colour, width)

    def arrow(self, start: Point, end: Point, colour: str, width: float) -> None:
        """A straight arrow; its head reaches beyond ``end``."""
        self.line([start, end], colour, width)
        self._head(end, math.atan2(end[1] - start[1], end[0] - start[0]), colour, width)

    def _head(self, tip: Point, angle: float, colour: str, width: float) -> None:
        x, y = tip
        along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
        reach, half = width * 1.9, width * 1.4
        self.area(
            [
                (x + along[0] * reach, y + along[1] * reach),
                (x + across[0] * half, y + across[1] * half),
                (x - across[0] * half, y - across[1] * half),
            ],
            colour,
        )

    def digit(self, x: float, y: float, number: int, colour: str, size: int = 40) -> None:
        """A number, in Pillow's own font, so that every machine draws the same."""
        font = ImageFont.load_default(size=size * SCALE)
        place = (x * SCALE, y * SCALE)
        self._draw.text(place, str(number), fill=colour, font=font, anchor="mm")


def bezier(ends: Sequence[Point], count: int = 120) -> list[Point]:
    """``count`` points along the curve that its end points and handles describe."""
    degree = len(ends) - 1
    points = []
    for step in range(count):
        t = step / (count - 1)
        weights = [math.comb(degree, k) * t**k * (1 - t) ** (degree - k) for k in range(degree + 1)]
        points.append(
            (
                sum(weight * x for weight, (x, _y) in zip(weights, ends, strict=True)),
                sum(weight * y for weight, (_x, y) in zip(weights, ends, strict=True)),
            )
        )
    return points


def on_circle(centre: Point, r: float, angle: float) -> Point:
    """The point at an angle, in degrees clockwise from the right."""
    radians = math.radians(angle)
    return centre[0] + r * math.cos(radians), centre[1] + r * math.sin(radians)


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * SCALE, y * SCALE) for x, y in points]
