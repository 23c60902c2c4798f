"""Pictures of cases, all of one shape and without people: what was worked on together."""

from __future__ import annotations

from PIL import Image as Canvas

from .sheet import (
    BLUE,
    BLUE_PALE,
    BLUE_SOFT,
    BLUE_TINT,
    CASE_HEIGHT,
    EARTH,
    GREEN,
    GREEN_PALE,
    GREEN_SOFT,
    GREEN_TINT,
    INK,
    ROSE,
    SAND,
    SAND_TINT,
    SUN,
    WHITE,
    Sheet,
    bezier,
)
from .symbols import bubble, fir, flag, house, pencil, tree, wave


def river_bank() -> Canvas.Image:
    """A river between two green banks, with fish in it and full bags on the grass."""
    sheet = Sheet(height=CASE_HEIGHT, paper=BLUE_TINT)
    sheet.disc(1010, 130, 62, SUN)
    sheet.area(
        [*bezier([(0, 300), (400, 220), (800, 330), (1200, 240)]), (1200, 675), (0, 675)],
        GREEN_PALE,
    )
    upper = bezier([(0, 430), (380, 340), (760, 480), (1200, 350)])
    lower = bezier([(1200, 560), (760, 640), (380, 500), (0, 590)])
    sheet.area([*upper, *lower], BLUE_SOFT)
    for x, y in ((150, 480), (520, 470), (900, 490)):
        wave(sheet, x, y, 130, WHITE)
    for x, y in ((360, 490), (700, 530), (1040, 460)):
        sheet.area([(x - 52, y - 22), (x - 20, y), (x - 52, y + 22)], SUN)
        sheet.disc(x, y, 30, SUN)
        sheet.disc(x + 12, y - 6, 5, INK)
    for x, y, size in ((120, 270, 150), (640, 250, 120), (760, 240, 170)):
        tree(sheet, x, y, size)
    for x in (330, 410, 490):
        sheet.area([(x - 14, 268), (x + 14, 268), (x, 290)], EARTH)
        sheet.disc(x, 322, 36, WHITE)
    return sheet.finished()


def supper_table() -> Canvas.Image:
    """A long table with bowls under three lamps; a window shows the evening."""
    sheet = Sheet(height=CASE_HEIGHT, paper=SAND_TINT)
    sheet.box(410, 90, 380, 240, BLUE, 20)
    sheet.disc(700, 160, 34, SUN)
    house(sheet, 520, 290, 100, wall=BLUE_PALE, roof=BLUE_SOFT)
    sheet.box(592, 90, 16, 240, SAND)
    for x in (220, 980):
        sheet.line([(x, 0), (x, 130)], EARTH, 6)
        sheet.area([(x - 70, 200), (x + 70, 200), (x + 34, 130), (x - 34, 130)], ROSE)
        sheet.disc(x, 206, 26, SUN)
    sheet.box(70, 470, 1060, 56, EARTH, 20)
    for x in (150, 1010):
        sheet.box(x, 520, 40, 155, EARTH)
    for index, x in enumerate((180, 390, 600, 810, 1020)):
        sheet.slice(x, 400, 76, 0, 180, (GREEN, ROSE, BLUE)[index % 3])
        sheet.box(x - 76, 390, 152, 18, WHITE, 9)
        for shift in (-20, 20):
            sheet.curve([(x + shift, 370), (x + shift + 16, 345), (x + shift, 322)], SAND, 8)
    return sheet.finished()


def open_shelter() -> Canvas.Image:
    """A hall with an open door, a ramp beside the steps, a flag, and crates of supplies."""
    sheet = Sheet(height=CASE_HEIGHT, paper=GREEN_TINT)
    sheet.box(0, 560, 1200, 115, GREEN_PALE)
    sheet.area([(280, 230), (600, 80), (920, 230)], GREEN)
    sheet.box(320, 225, 560, 340, WHITE, 8)
    sheet.box(500, 320, 200, 245, SUN, 10)
    for x in (370, 750):
        sheet.box(x, 300, 80, 90, BLUE_PALE, 8)
    sheet.area([(700, 565), (1060, 565), (1060, 552), (700, 520)], EARTH)
    sheet.line([(720, 470), (1050, 506)], EARTH, 8)
    for x in (740, 890, 1030):
        sheet.line([(x, 474 + (x - 720) * 0.1), (x, 550)], EARTH, 8)
    flag(sheet, 240, 220, 190, ROSE)
    for x, y, colour in ((90, 480, BLUE_SOFT), (190, 480, SAND), (140, 396, GREEN_SOFT)):
        sheet.box(x, y, 92, 80, colour, 8)
        sheet.line([(x + 22, y + 28), (x + 70, y + 28)], WHITE, 9)
    tree(sheet, 1110, 430, 220)
    return sheet.finished()


def snow_path() -> Canvas.Image:
    """A cleared path from a house to the road through deep snow; a shovel stands in it."""
    sheet = Sheet(height=CASE_HEIGHT, paper=BLUE_PALE)
    for x, size in ((90, 260), (220, 200), (1090, 280), (960, 200)):
        fir(sheet, x, 250, size)
    sheet.area(
        [*bezier([(0, 380), (400, 300), (800, 320), (1200, 370)]), (1200, 675), (0, 675)], WHITE
    )
    house(sheet, 560, 270, 300, wall=SAND_TINT, roof=BLUE)
    sheet.line([(424, 262), (560, 126), (696, 262)], WHITE, 30)
    left = bezier([(478, 420), (470, 500), (380, 560), (330, 675)])
    right = bezier([(610, 675), (600, 560), (560, 500), (552, 420)])
    sheet.area([*left, *right], SAND)
    sheet.line([(800, 330), (760, 520)], EARTH, 14)
    sheet.area([(716, 500), (806, 518), (786, 604), (706, 588)], ROSE)
    for x, y in ((60, 90), (330, 70), (420, 190), (760, 90), (860, 210), (1040, 60), (300, 250)):
        sheet.disc(x, y, 11, WHITE)
    return sheet.finished()


def plain_words() -> Canvas.Image:
    """A crowded sheet becomes a short one with a picture; a pencil lies between them."""
    sheet = Sheet(height=CASE_HEIGHT, paper=SAND_TINT)
    sheet.box(140, 80, 360, 500, WHITE, 18)
    for row in range(11):
        sheet.line([(180, 130 + row * 40), (460 - row % 3 * 50, 130 + row * 40)], BLUE_SOFT, 12)
    sheet.arrow((560, 340), (660, 340), GREEN, 22)
    sheet.box(730, 110, 330, 440, WHITE, 18)
    house(sheet, 895, 240, 170, roof=GREEN)
    for row in range(2):
        sheet.line([(780, 390 + row * 70), (1010 - row * 90, 390 + row * 70)], GREEN, 24)
    pencil(sheet, 600, 500, 190)
    bubble(sheet, 1090, 130, 130, SUN)
    return sheet.finished()


def gallery_wall() -> Canvas.Image:
    """Framed pictures of many kinds on a long wall, and a vase on a stand."""
    sheet = Sheet(height=CASE_HEIGHT, paper=SAND_TINT)
    sheet.box(0, 560, 1200, 115, SAND)
    frames = (
        (70, 90, 250, 190, GREEN_PALE),
        (70, 320, 250, 190, BLUE_PALE),
        (360, 140, 190, 300, WHITE),
        (590, 90, 300, 220, BLUE_TINT),
        (640, 350, 200, 160, GREEN_TINT),
    )
    for x, y, width, height, colour in frames:
        sheet.box(x, y, width, height, EARTH, 6)
        sheet.box(x + 14, y + 14, width - 28, height - 28, colour, 3)
    tree(sheet, 195, 190, 130)
    wave(sheet, 120, 415, 150, BLUE)
    sheet.curve([(410, 200), (530, 230), (380, 330), (500, 390)], INK, 14)
    house(sheet, 740, 210, 140, roof=ROSE)
    sheet.disc(740, 430, 44, SUN)
    sheet.box(950, 430, 170, 130, WHITE, 6)
    sheet.area([(1000, 430), (1070, 430), (1090, 330), (980, 330)], BLUE)
    for x, y in ((985, 260), (1035, 215), (1090, 262)):
        sheet.line([(1035, 330), (x, y)], GREEN, 9)
        sheet.disc(x, y, 34, ROSE)
    return sheet.finished()
