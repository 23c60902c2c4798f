"""One picture for each chapter and edition of the handbook."""

from __future__ import annotations

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
    ROSE,
    SAND,
    SAND_TINT,
    SUN,
    WHITE,
    Sheet,
    bezier,
    on_circle,
)
from .symbols import (
    book,
    bubble,
    coin,
    fir,
    flag,
    hall,
    house,
    lens,
    links,
    paper,
    sprout,
    tree,
    wave,
)


def two_circles() -> Canvas.Image:
    """A town and a city hall in two circles; where they overlap, something grows."""
    sheet = Sheet(height=480, paper=SAND_TINT)
    sheet.disc(455, 240, 205, GREEN_PALE)
    sheet.veil(745, 240, 205, BLUE_SOFT, 0.45)
    tree(sheet, 318, 232, 120)
    house(sheet, 412, 178, 110)
    house(sheet, 392, 316, 100, roof=GREEN_SOFT)
    hall(sheet, 810, 200, 150)
    paper(sheet, 782, 344, 90)
    book(sheet, 872, 330, 70)
    sheet.disc(600, 240, 78, SUN)
    sprout(sheet, 600, 236, 96, GREEN)
    return sheet.finished()


def stepping_stones() -> Canvas.Image:
    """Seven stones lead up a green hill to an open book with a flag."""
    sheet = Sheet(height=480, paper=BLUE_TINT)
    sheet.disc(180, 110, 52, SUN)
    hill = bezier([(0, 430), (420, 420), (700, 230), (1200, 210)])
    sheet.area([*hill, (1200, 480), (0, 480)], GREEN_PALE)
    front = bezier([(0, 470), (500, 470), (800, 350), (1200, 330)])
    sheet.area([*front, (1200, 480), (0, 480)], GREEN_SOFT)
    stones = bezier([(90, 452), (500, 440), (680, 250), (960, 262)], 7)
    for number, (x, y) in enumerate(stones):
        sheet.box(x - 44, y - 12, 88, 30, EARTH if number == 6 else WHITE, 15)
    for x, y, size in ((330, 352, 70), (560, 296, 84), (1130, 250, 110), (1060, 300, 80)):
        tree(sheet, x, y, size)
    book(sheet, 960, 196, 110)
    flag(sheet, 960, 92, 92, ROSE)
    return sheet.finished()


def bridge() -> Canvas.Image:
    """An arch of stones joins a green and a blue bank; the yellow keystone holds it."""
    sheet = Sheet(height=480, paper=BLUE_TINT)
    sheet.box(0, 380, 1200, 100, BLUE_PALE)
    for x, y in ((380, 418), (560, 440), (700, 412)):
        wave(sheet, x, y, 110, WHITE)
    sheet.box(-30, 290, 330, 220, GREEN, 30)
    sheet.box(900, 290, 330, 220, BLUE, 30)
    for index in range(9):
        start = 186 + index * 18.9
        colour = SUN if index == 4 else (GREEN_SOFT if index < 4 else BLUE_SOFT)
        points = [on_circle((600, 430), 330, start), on_circle((600, 430), 330, start + 17)]
        points += [on_circle((600, 430), 235, start + 17), on_circle((600, 430), 235, start)]
        sheet.area(points, colour)
    for x, size in ((70, 100), (200, 120)):
        house(sheet, x, 290 - size / 2, size)
    tree(sheet, 270, 240, 90)
    hall(sheet, 1040, 220, 140)
    tree(sheet, 1150, 240, 90)
    return sheet.finished()


def six_doors() -> Canvas.Image:
    """Six arched doors in a row, each under its sign: lens, rings, house, bubble, coin, sprout."""
    sheet = Sheet(height=480, paper=GREEN_TINT)
    sheet.box(0, 420, 1200, 60, GREEN_PALE)
    colours = (BLUE, GREEN, EARTH, BLUE, GREEN, EARTH)
    signs = (
        lambda x: lens(sheet, x, 92, 76),
        lambda x: sprout(sheet, x, 92, 84, GREEN),
        lambda x: house(sheet, x, 92, 84, roof=EARTH),
        lambda x: links(sheet, x, 92, 100),
        lambda x: bubble(sheet, x, 90, 64, GREEN),
        lambda x: coin(sheet, x, 92, 84),
    )
    for index, (colour, sign) in enumerate(zip(colours, signs, strict=True)):
        x = 125 + index * 190
        sheet.disc(x, 92, 62, WHITE)
        sign(x)
        sheet.disc(x, 262, 68, colour)
        sheet.box(x - 68, 262, 136, 158, colour)
        sheet.disc(x, 266, 54, SAND_TINT)
        sheet.box(x - 54, 266, 108, 154, SAND_TINT)
        sheet.area([(x - 54, 232), (x + 4, 256), (x + 4, 412), (x - 54, 420)], colour)
        sheet.disc(x - 10, 338, 6, SUN)
    return sheet.finished()


def townscape() -> Canvas.Image:
    """Snowy mountains, a wood, a river with a bridge, houses and a hall under a morning sun."""
    sheet = Sheet(height=480, paper=BLUE_TINT)
    sheet.disc(930, 120, 56, SUN)
    for peak, half, top in ((240, 250, 90), (520, 300, 50)):
        sheet.area([(peak - half, 330), (peak, top), (peak + half, 330)], BLUE_SOFT)
        cap = 0.3
        left, right = peak - half * cap, peak + half * cap
        low = top + (330 - top) * cap
        teeth = [(right - half * 0.2, low - 18), (peak, low + 6), (left + half * 0.2, low - 18)]
        sheet.area([(peak, top), (right, low), *teeth, (left, low)], WHITE)
    sheet.box(0, 322, 1200, 160, GREEN_PALE)
    for x in range(40, 420, 62):
        fir(sheet, x, 300, 92 if x % 3 else 112)
    river = bezier([(560, 322), (640, 380), (420, 420), (470, 480)])
    bank = bezier([(700, 480), (640, 420), (760, 370), (600, 322)])
    sheet.area([*river, *bank], BLUE_SOFT)
    sheet.curve([(440, 418), (570, 350), (720, 418)], WHITE, 20)
    for x, y, size, roof in (
        (790, 350, 110, GREEN),
        (900, 376, 120, EARTH),
        (200, 410, 120, GREEN),
    ):
        house(sheet, x, y, size, roof=roof)
    hall(sheet, 1070, 330, 150)
    for x, y in ((310, 410), (990, 410), (1160, 400), (90, 420)):
        tree(sheet, x, y, 80, GREEN_SOFT)
    return sheet.finished()


def shelf() -> Canvas.Image:
    """Six files of different heights on a shelf, and a sheet that was pulled out."""
    sheet = Sheet(height=480, paper=SAND_TINT)
    sheet.box(120, 392, 960, 24, EARTH, 12)
    heights = (250, 280, 230, 290, 260, 270)
    colours = (GREEN, BLUE, EARTH, GREEN_SOFT, BLUE_SOFT, SAND)
    for index, (height, colour) in enumerate(zip(heights, colours, strict=True)):
        x, top = 190 + index * 88, 392 - height
        sheet.box(x, top, 76, height, colour, 10)
        sheet.box(x + 14, top + 36, 48, 60, WHITE, 6)
        sheet.disc(x + 38, 352, 13, WHITE)
    paper(sheet, 880, 262, 250, BLUE, rows=5)
    return sheet.finished()


def folded_sheet() -> Canvas.Image:
    """A single sheet, folded in three, with a sign on each part."""
    sheet = Sheet(height=480, paper=BLUE_TINT)
    tints = (WHITE, "#f3f6fb", WHITE)
    for index, tint in enumerate(tints):
        left, shift = 285 + index * 210, 30 if index % 2 else 0
        other = 30 - shift
        right = left + 210
        top, low = 90, 390
        corners = [(left, top + shift), (right, top + other), (right, low + other)]
        sheet.area([*corners, (left, low + shift)], tint)
        for row in range(4):
            level = 262 + row * 30
            start, end = (left + 36, level + shift * 0.8 + 6), (right - 36, level + other * 0.8 + 6)
            sheet.line([start, end], GREY if row else BLUE_PALE, 9)
    links(sheet, 390, 180, 110)
    sprout(sheet, 600, 184, 100, GREEN)
    house(sheet, 810, 184, 96, wall=SAND)
    return sheet.finished()
