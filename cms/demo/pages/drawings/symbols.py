"""Small signs that the pictures share: each is drawn around a point, ``size`` high."""

from __future__ import annotations

from .sheet import (
    BLUE,
    BLUE_PALE,
    EARTH,
    GREEN,
    GREEN_SOFT,
    INK,
    ROSE,
    SAND,
    SUN,
    WHITE,
    Sheet,
    bezier,
    on_circle,
)


def house(
    sheet: Sheet, x: float, y: float, size: float, wall: str = WHITE, roof: str = GREEN
) -> None:
    """A house with a pitched roof, a door and a window."""
    half = size / 2
    sheet.box(x - half * 0.8, y - size * 0.05, size * 0.8, half * 1.1, wall, size * 0.04)
    sheet.area([(x - half, y), (x, y - half), (x + half, y)], roof)
    sheet.box(x - size * 0.26, y + size * 0.16, size * 0.2, size * 0.34, roof, size * 0.03)
    sheet.box(x + size * 0.08, y + size * 0.14, size * 0.2, size * 0.18, SUN, size * 0.03)


def hall(sheet: Sheet, x: float, y: float, size: float, colour: str = BLUE) -> None:
    """A public building: columns under a gable."""
    half = size / 2
    sheet.area([(x - half, y - size * 0.16), (x, y - half), (x + half, y - size * 0.16)], colour)
    for place in (-0.36, -0.12, 0.12, 0.36):
        sheet.box(x + size * place - size * 0.05, y - size * 0.1, size * 0.1, size * 0.44, colour)
    sheet.box(x - half, y + size * 0.37, size, size * 0.12, colour, size * 0.02)


def shop(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A shop with a striped awning."""
    half = size / 2
    sheet.box(x - half * 0.86, y - size * 0.1, size * 0.86, size * 0.56, WHITE, size * 0.03)
    sheet.box(x - half * 0.6, y + size * 0.12, size * 0.3, size * 0.34, EARTH, size * 0.02)
    sheet.box(x + half * 0.1, y + size * 0.12, size * 0.28, size * 0.2, BLUE_PALE, size * 0.02)
    for stripe in range(5):
        left = x - half + stripe * size / 5
        colour = EARTH if stripe % 2 == 0 else SAND
        sheet.box(left, y - half * 0.8, size / 5, size * 0.3, colour)
        sheet.disc(left + size / 10, y - size * 0.1, size / 10, colour)


def tree(sheet: Sheet, x: float, y: float, size: float, leaves: str = GREEN) -> None:
    """A round tree; ``y`` is the middle of its whole height."""
    sheet.box(x - size * 0.05, y + size * 0.05, size * 0.1, size * 0.45, EARTH, size * 0.03)
    sheet.disc(x, y - size * 0.16, size * 0.34, leaves)
    sheet.disc(x - size * 0.2, y - size * 0.02, size * 0.22, leaves)
    sheet.disc(x + size * 0.2, y - size * 0.02, size * 0.22, leaves)


def fir(sheet: Sheet, x: float, y: float, size: float, leaves: str = GREEN) -> None:
    """A conifer of three tiers."""
    sheet.box(x - size * 0.05, y + size * 0.3, size * 0.1, size * 0.2, EARTH)
    for top, half in ((-0.5, 0.2), (-0.28, 0.27), (-0.04, 0.34)):
        points = [(x, y + size * top), (x - size * half, y + size * (top + 0.38))]
        sheet.area([*points, (x + size * half, y + size * (top + 0.38))], leaves)


def sprout(sheet: Sheet, x: float, y: float, size: float, colour: str = GREEN_SOFT) -> None:
    """A stem with two leaves."""
    sheet.curve([(x, y + size / 2), (x - size * 0.05, y + size * 0.1), (x, y)], colour, size * 0.09)
    for side in (-1, 1):
        tip = (x + side * size * 0.44, y - size * 0.36)
        upper = (x + side * size * 0.05, y - size * 0.46)
        lower = (x + side * size * 0.46, y + size * 0.04)
        _leaf(sheet, (x, y + size * 0.04), tip, upper, lower, colour)


def _leaf(
    sheet: Sheet,
    foot: tuple[float, float],
    tip: tuple[float, float],
    upper: tuple[float, float],
    lower: tuple[float, float],
    colour: str,
) -> None:
    sheet.area([*bezier([foot, upper, tip], 40), *bezier([tip, lower, foot], 40)], colour)


def book(sheet: Sheet, x: float, y: float, size: float, colour: str = BLUE) -> None:
    """An open book."""
    for side in (-1, 1):
        outer, top, low = x + side * size * 0.6, y - size * 0.34, y + size * 0.34
        sheet.area([(x, y - size * 0.24), (outer, top), (outer, low), (x, y + size * 0.44)], colour)
        inner = x + side * size * 0.52
        page = [(x, y - size * 0.2), (inner, top + size * 0.02), (inner, low - size * 0.08)]
        sheet.area([*page, (x, y + size * 0.34)], WHITE)
        for row in (0.0, 0.16, 0.32):
            start = (x + side * size * 0.1, y - size * 0.1 + size * row)
            end = (x + side * size * 0.42, y - size * 0.16 + size * row)
            sheet.line([start, end], BLUE_PALE, size * 0.05)


def paper(sheet: Sheet, x: float, y: float, size: float, colour: str = BLUE, rows: int = 4) -> None:
    """A written sheet of paper with a coloured heading."""
    sheet.box(x - size * 0.38, y - size * 0.5, size * 0.76, size, WHITE, size * 0.06)
    sheet.box(x - size * 0.26, y - size * 0.36, size * 0.34, size * 0.1, colour, size * 0.04)
    for row in range(rows):
        level = y - size * 0.14 + row * size * 0.15
        end = x + size * (0.26 if row % 2 == 0 else 0.14)
        sheet.line([(x - size * 0.24, level), (end, level)], BLUE_PALE, size * 0.05)


def bubble(sheet: Sheet, x: float, y: float, size: float, colour: str, tail: int = -1) -> None:
    """A speech bubble; ``tail`` is -1 for one that points left, 1 for right."""
    sheet.box(x - size * 0.62, y - size * 0.42, size * 1.24, size * 0.76, colour, size * 0.22)
    foot = x + tail * size * 0.34
    points = [(foot - size * 0.12, y + size * 0.3), (foot + size * 0.14, y + size * 0.3)]
    sheet.area([*points, (foot + tail * size * 0.16, y + size * 0.56)], colour)


def lens(sheet: Sheet, x: float, y: float, size: float, colour: str = BLUE) -> None:
    """A magnifying glass."""
    sheet.line(
        [(x + size * 0.1, y + size * 0.1), (x + size * 0.42, y + size * 0.42)], colour, size * 0.15
    )
    sheet.disc(x - size * 0.08, y - size * 0.08, size * 0.36, colour)
    sheet.disc(x - size * 0.08, y - size * 0.08, size * 0.25, WHITE)


def coin(sheet: Sheet, x: float, y: float, size: float) -> None:
    """A coin with a square hole."""
    sheet.disc(x, y, size * 0.46, EARTH)
    sheet.disc(x, y, size * 0.39, SUN)
    sheet.box(x - size * 0.1, y - size * 0.1, size * 0.2, size * 0.2, EARTH, size * 0.02)


def links(
    sheet: Sheet, x: float, y: float, size: float, left: str = GREEN, right: str = BLUE
) -> None:
    """Two rings that hang together."""
    for centre, colour in ((x - size * 0.2, left), (x + size * 0.2, right)):
        points = [on_circle((centre, y), size * 0.28, angle) for angle in range(0, 361, 6)]
        sheet.line(points, colour, size * 0.11)
    part = [on_circle((x - size * 0.2, y), size * 0.28, angle) for angle in range(-75, 1, 5)]
    sheet.line(part, left, size * 0.11)


def flag(sheet: Sheet, x: float, y: float, size: float, colour: str = GREEN) -> None:
    """A pennant on a pole."""
    sheet.line(
        [(x - size * 0.26, y - size * 0.46), (x - size * 0.26, y + size * 0.48)], INK, size * 0.07
    )
    top, low = y - size * 0.44, y + size * 0.08
    sheet.area(
        [(x - size * 0.22, top), (x + size * 0.44, (top + low) / 2), (x - size * 0.22, low)], colour
    )


def heart(sheet: Sheet, x: float, y: float, size: float, colour: str = ROSE) -> None:
    """A heart."""
    for side in (-1, 1):
        sheet.disc(x + side * size * 0.2, y - size * 0.12, size * 0.235, colour)
    points = [(x - size * 0.405, y - size * 0.02), (x + size * 0.405, y - size * 0.02)]
    sheet.area([*points, (x, y + size * 0.45)], colour)


def pencil(sheet: Sheet, x: float, y: float, size: float, colour: str = EARTH) -> None:
    """A pencil that writes to the lower left."""
    tip, end = (x - size * 0.4, y + size * 0.4), (x + size * 0.36, y - size * 0.36)
    sheet.line([(x - size * 0.22, y + size * 0.22), end], colour, size * 0.2)
    sheet.area([tip, (x - size * 0.34, y + size * 0.12), (x - size * 0.12, y + size * 0.34)], SAND)
    sheet.disc(x - size * 0.36, y + size * 0.36, size * 0.05, INK)


def wave(sheet: Sheet, x: float, y: float, width: float, colour: str, stroke: float = 8) -> None:
    """A ripple, ``width`` long, from its left end."""
    half = width / 2
    sheet.curve([(x, y), (x + half / 2, y - 16), (x + half, y)], colour, stroke)
    sheet.curve([(x + half, y), (x + half * 1.5, y + 16), (x + width, y)], colour, stroke)
