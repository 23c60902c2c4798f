"""Pictures of what people do: find, meet, combine, ask, grow, pass on."""

from __future__ import annotations

import math

from PIL import Image as Canvas

from .sheet import (
    BLUE,
    BLUE_PALE,
    BLUE_SOFT,
    BLUE_TINT,
    EARTH,
    GREEN,
    GREEN_PALE,
    GREEN_SOFT,
    GREEN_TINT,
    GREY,
    INK,
    ROSE,
    SAND,
    SAND_TINT,
    SUN,
    WHITE,
    Sheet,
    bezier,
)
from .symbols import bubble, flag, hall, house, lens, paper, shop, sprout, tree


def gathered_notes() -> Canvas.Image:
    """Scattered notes on the left fly to one tidy board on the right."""
    sheet = Sheet(height=520, paper=BLUE_TINT)
    places = ((90, 120), (220, 300), (120, 420), (300, 110), (330, 420))
    for x, y in places:
        sheet.dashes([(x, y), (480, y), (640, 260)], BLUE_SOFT, 5, 16)
    for (x, y), colour in zip(places, (GREEN, BLUE, EARTH, EARTH, GREEN), strict=True):
        paper(sheet, x, y, 120, colour)
    sheet.box(660, 60, 470, 400, BLUE, 26)
    sheet.box(680, 116, 430, 324, WHITE, 12)
    for x in (690, 716, 742):
        sheet.disc(x, 90, 8, BLUE_PALE)
    lens(sheet, 1074, 90, 34, BLUE_SOFT)
    for row in range(2):
        for column in range(3):
            x, y = 706 + column * 136, 140 + row * 150
            colour = (GREEN_PALE, BLUE_PALE, SAND)[(column + row) % 3]
            sheet.box(x, y, 112, 68, colour, 10)
            sheet.line([(x + 8, y + 92), (x + 100, y + 92)], GREY, 8)
            sheet.line([(x + 8, y + 114), (x + 66, y + 114)], GREY, 8)
    return sheet.finished()


def growing_steps() -> Canvas.Image:
    """Five steps upwards; on each a plant that is taller than the one before."""
    sheet = Sheet(height=520, paper=SAND_TINT)
    for index in range(5):
        x, top = 100 + index * 200, 430 - index * 62
        sheet.box(x, top, 210, 520 - top, (GREEN_PALE, BLUE_PALE)[index % 2])
        sheet.box(x, top, 210, 16, (GREEN, BLUE)[index % 2])
        size = 66 + index * 26
        if index < 3:
            sprout(sheet, x + 100, top - size / 2, size, GREEN)
        else:
            tree(sheet, x + 100, top - size * 0.49, size)
    sheet.disc(150, 110, 50, SUN)
    return sheet.finished()


def town_map() -> Canvas.Image:
    """A map: a river, roads, parks, and pins where there are places to meet."""
    sheet = Sheet(height=620, paper=SAND_TINT)
    sheet.area([*bezier([(0, 0), (160, 120), (300, 40), (420, 0)])], GREEN_PALE)
    sheet.box(840, 380, 250, 150, GREEN_PALE, 30)
    sheet.box(120, 400, 170, 130, GREEN_PALE, 30)
    sheet.curve([(820, -40), (760, 220), (1040, 330), (1240, 300)], BLUE_PALE, 76)
    roads = (
        [(0, 340), (500, 330), (1200, 560)],
        [(560, 0), (520, 330), (470, 640)],
        [(0, 180), (400, 200), (900, 130), (1200, 140)],
        [(300, 640), (320, 340), (270, 0)],
    )
    for road in roads:
        sheet.curve(road, WHITE, 26)
    for x, y in ((170, 440), (240, 490), (900, 440), (1010, 470), (180, 30), (330, 22)):
        tree(sheet, x, y, 62, GREEN_SOFT)
    pins = ((400, 300, BLUE, hall), (640, 420, GREEN, house), (200, 250, GREEN, house))
    for x, y, colour, sign in (*pins, (640, 150, BLUE, hall), (970, 200, EARTH, shop)):
        _pin(sheet, x, y, colour)
        if sign is shop:
            shop(sheet, x, y - 66, 50)
        else:
            sign(sheet, x, y - 68, 50)
    return sheet.finished()


def _pin(sheet: Sheet, x: float, y: float, colour: str) -> None:
    sheet.veil(x, y + 4, 22, INK, 0.15)
    sheet.area([(x - 40, y - 44), (x + 40, y - 44), (x, y)], colour)
    sheet.disc(x, y - 66, 52, colour)
    sheet.disc(x, y - 66, 40, WHITE)


def puzzle() -> Canvas.Image:
    """Four pieces of a puzzle, each with its own sign; the last one is about to fit."""
    sheet = Sheet(height=560, paper=GREEN_TINT)
    _piece(sheet, 570, 290, BLUE_SOFT)
    sheet.disc(677, 302, 36, GREEN_TINT)
    _piece(sheet, 350, 290, SUN, right=True)
    _piece(sheet, 350, 70, GREEN, right=True, low=True)
    _piece(sheet, 640, 36, ROSE, low=True)
    sheet.disc(652, 143, 36, GREEN_TINT)
    house(sheet, 450, 170, 110, roof=EARTH)
    shop(sheet, 450, 402, 120)
    hall(sheet, 690, 400, 120)
    flag(sheet, 770, 146, 110, BLUE)
    for shift in (0, 34):
        sheet.curve([(900 + shift, 60), (930 + shift, 130), (900 + shift, 200)], WHITE, 10)
    return sheet.finished()


def _piece(
    sheet: Sheet, x: float, y: float, colour: str, *, right: bool = False, low: bool = False
) -> None:
    """A square piece of 214 units with knobs on the sides that are named."""
    sheet.box(x, y, 214, 214, colour, 18)
    if right:
        sheet.disc(x + 226, y + 107, 34, colour)
    if low:
        sheet.disc(x + 107, y + 226, 34, colour)


def untangled() -> Canvas.Image:
    """A knotted thread in one bubble becomes three clear points in the other."""
    sheet = Sheet(height=480, paper=BLUE_TINT)
    bubble(sheet, 340, 226, 390, WHITE)
    bubble(sheet, 860, 226, 390, WHITE, tail=1)
    for start, end in ((0.0, 4.4), (4.4, 8.8), (8.8, 13.2)):
        times = [start + (end - start) * step / 200 for step in range(201)]
        sheet.thread([_knot(time) for time in times], GREEN, 10)
    sheet.curve([_knot(13.2), (560, 380), (620, 150), (720, 138)], GREEN, 10)
    for index, colour in enumerate((GREEN, BLUE, EARTH)):
        y = 138 + index * 74
        sheet.disc(720, y, 20, colour)
        sheet.line([(770, y), (1000 - index * 60, y)], BLUE_PALE, 18)
    return sheet.finished()


def _knot(time: float) -> tuple[float, float]:
    """A point on a tangled thread; ``time`` runs from 0 to 13.2."""
    return 330 + 150 * math.sin(1.07 * time), 214 + 96 * math.sin(1.93 * time + 0.6)


def three_grants() -> Canvas.Image:
    """A sprout, a bush and a pair of trees, each beside a stack of coins that is higher."""
    sheet = Sheet(height=500, paper=SAND_TINT)
    sheet.box(0, 420, 1200, 80, GREEN_PALE)
    for index, count in enumerate((2, 6, 10)):
        x = 130 + index * 370
        for coin_index in range(count):
            sheet.box(x + 150, 394 - coin_index * 28, 96, 26, EARTH, 13)
            sheet.box(x + 153, 397 - coin_index * 28, 90, 18, SUN, 9)
    sprout(sheet, 170, 370, 100, GREEN)
    tree(sheet, 545, 330, 180, GREEN_SOFT)
    tree(sheet, 940, 345, 150, GREEN_SOFT)
    tree(sheet, 855, 310, 220)
    sheet.disc(130, 90, 50, SUN)
    return sheet.finished()


def four_seasons() -> Canvas.Image:
    """Four tiles: a river in spring, children's supper in summer, a drill in autumn, snow."""
    sheet = Sheet(height=520, paper=BLUE_TINT)
    for index, colour in enumerate((GREEN_PALE, SAND, "#f6d3b8", BLUE_PALE)):
        sheet.box(40 + index * 285, 60, 265, 400, colour, 26)
    sheet.curve([(76, 292), (130, 240), (190, 380), (269, 316)], BLUE_SOFT, 58)
    tree(sheet, 120, 160, 120, ROSE)
    tree(sheet, 240, 420, 70, GREEN_SOFT)
    house(sheet, 458, 290, 180, roof=GREEN)
    sheet.disc(540, 130, 38, SUN)
    for x in (400, 458, 516):
        sheet.disc(x, 414, 24, WHITE)
        sheet.disc(x, 414, 15, ROSE)
    hall(sheet, 742, 300, 170)
    flag(sheet, 742, 160, 90, ROSE)
    house(sheet, 1028, 300, 180, roof=BLUE)
    sheet.line([(944, 296), (1028, 212), (1112, 296)], WHITE, 18)
    sheet.box(895, 376, 265, 84, WHITE, 26)
    for x, y in ((930, 110), (990, 160), (1060, 100), (1120, 170), (1100, 240), (920, 220)):
        sheet.disc(x, y, 10, WHITE)
    return sheet.finished()


def seeds() -> Canvas.Image:
    """From one tree seeds fly to three other places, where sprouts come up."""
    sheet = Sheet(height=480, paper=GREEN_TINT)
    ground = bezier([(0, 400), (400, 350), (800, 430), (1200, 380)])
    sheet.area([*ground, (1200, 480), (0, 480)], GREEN_PALE)
    tree(sheet, 210, 240, 320)
    for end, top in ((560, 90), (820, 40), (1080, 0)):
        sheet.dashes([(290, 170), ((290 + end) / 2, top - 40), (end, 330)], EARTH, 5, 22)
    for x, y, size in ((560, 346, 70), (820, 350, 92), (1080, 344, 116)):
        sprout(sheet, x, y, size, GREEN)
    return sheet.finished()
