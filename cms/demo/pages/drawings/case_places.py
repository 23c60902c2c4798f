"""Pictures of cases, all of one shape and without people: places that have changed."""

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
from .symbols import hall, heart, house, shop, tree


def night_market() -> Canvas.Image:
    """Four stalls under strings of lamps; the street is closed by two posts."""
    sheet = Sheet(height=CASE_HEIGHT, paper=BLUE)
    sheet.disc(600, 60, 44, SAND)
    for level in (60, 130):
        sheet.curve(
            [(0, level), (400, level + 120), (800, level + 120), (1200, level)], BLUE_SOFT, 5
        )
        for x, y in bezier([(0, level), (400, level + 120), (800, level + 120), (1200, level)], 13):
            sheet.disc(x, y + 16, 15, SUN)
    sheet.box(0, 540, 1200, 135, INK)
    for x in (190, 460, 730, 1000):
        shop(sheet, x, 430, 240)
    for x in (60, 1140):
        sheet.box(x - 14, 520, 28, 110, ROSE, 8)
        sheet.box(x - 14, 552, 28, 26, WHITE)
    return sheet.finished()


def flood_map() -> Canvas.Image:
    """A map of a riverside quarter: water stands in some streets, a safe way leads to a hall."""
    sheet = Sheet(height=CASE_HEIGHT, paper=SAND_TINT)
    sheet.curve([(900, -40), (760, 260), (1080, 420), (960, 720)], BLUE_SOFT, 150)
    for road in (
        [(0, 180), (900, 180)],
        [(0, 400), (880, 400)],
        [(0, 580), (900, 580)],
        [(180, 0), (180, 675)],
        [(430, 0), (430, 675)],
        [(680, 0), (680, 675)],
    ):
        sheet.line(road, WHITE, 34)
    for x, y, r in ((690, 400, 74), (690, 300, 50), (770, 560, 66)):
        sheet.veil(x, y, r, BLUE_SOFT, 0.6)
    way = ([(430, 580), (430, 400)], [(430, 400), (180, 400)], [(180, 400), (180, 200)])
    for piece in way:
        sheet.line(piece, GREEN, 16)
    hall(sheet, 180, 130, 130, GREEN)
    for x, y in ((305, 290), (555, 290), (305, 490), (555, 490)):
        house(sheet, x, y, 92)
    return sheet.finished()


def open_places() -> Canvas.Image:
    """A telephone shows a map with pins, of which the open ones are bright."""
    sheet = Sheet(height=CASE_HEIGHT, paper=GREEN_TINT)
    for x, size in ((120, 200), (280, 150), (940, 170), (1090, 220)):
        house(sheet, x, 520 - size / 3, size, roof=GREEN_SOFT)
    sheet.box(0, 560, 1200, 115, GREEN_PALE)
    sheet.box(430, 50, 340, 590, INK, 48)
    sheet.box(452, 84, 296, 520, WHITE, 26)
    sheet.curve([(452, 300), (560, 220), (640, 420), (748, 330)], BLUE_PALE, 44)
    sheet.line([(520, 90), (560, 600)], SAND, 14)
    for x, y, colour in ((540, 210, SUN), (680, 260, GREEN), (610, 420, SUN), (520, 500, GREEN)):
        sheet.area([(x - 24, y - 16), (x + 24, y - 16), (x, y + 36)], colour)
        sheet.disc(x, y - 28, 32, colour)
        sheet.disc(x, y - 28, 14, WHITE)
    return sheet.finished()


def shared_ride() -> Canvas.Image:
    """A van with a ramp at its back on a road between a house and a hall."""
    sheet = Sheet(height=CASE_HEIGHT, paper=BLUE_TINT)
    sheet.area(
        [*bezier([(0, 420), (400, 360), (800, 400), (1200, 350)]), (1200, 675), (0, 675)],
        GREEN_PALE,
    )
    house(sheet, 150, 350, 210)
    hall(sheet, 1050, 310, 210)
    sheet.box(0, 530, 1200, 100, INK)
    for x in range(40, 1200, 150):
        sheet.box(x, 574, 80, 12, WHITE, 6)
    sheet.box(400, 300, 330, 220, WHITE, 34)
    sheet.area([(700, 330), (790, 350), (850, 430), (850, 520), (700, 520)], WHITE)
    for x, width in ((440, 110), (580, 110)):
        sheet.box(x, 336, width, 84, BLUE_SOFT, 12)
    sheet.area([(724, 356), (778, 366), (820, 426), (724, 426)], BLUE_SOFT)
    sheet.box(400, 454, 450, 24, GREEN)
    for x in (500, 750):
        sheet.disc(x, 526, 50, EARTH)
        sheet.disc(x, 526, 22, WHITE)
    sheet.line([(400, 500), (270, 545)], EARTH, 16)
    heart(sheet, 600, 210, 90)
    return sheet.finished()


def cat_corner() -> Canvas.Image:
    """A cat sits on a wall between two houses; a bowl and a broom stand below."""
    sheet = Sheet(height=CASE_HEIGHT, paper=SAND_TINT)
    sheet.disc(980, 130, 60, SUN)
    house(sheet, 220, 340, 340, roof=GREEN)
    house(sheet, 1000, 360, 320, roof=BLUE)
    sheet.box(0, 520, 1200, 155, GREEN_PALE)
    sheet.box(380, 400, 450, 140, EARTH, 10)
    for x in range(400, 820, 105):
        sheet.box(x, 424, 86, 34, SAND, 6)
        sheet.box(x, 476, 86, 34, SAND, 6)
    sheet.curve([(670, 390), (770, 400), (760, 290), (710, 300)], INK, 24)
    sheet.box(550, 260, 130, 144, INK, 60)
    sheet.disc(612, 222, 62, INK)
    for side in (-1, 1):
        sheet.area([(612 + side * 14, 172), (612 + side * 58, 196), (612 + side * 56, 130)], INK)
        sheet.disc(612 + side * 24, 216, 10, SUN)
    sheet.slice(470, 580, 54, 0, 180, ROSE)
    sheet.line([(880, 400), (920, 590)], EARTH, 14)
    sheet.area([(890, 580), (950, 568), (986, 640), (890, 652)], SUN)
    return sheet.finished()


def bicycle_lane() -> Canvas.Image:
    """A bicycle on a blue lane beside a road lined with trees."""
    sheet = Sheet(height=CASE_HEIGHT, paper=GREEN_TINT)
    for x in (110, 380, 820, 1090):
        tree(sheet, x, 260, 270)
    sheet.box(0, 400, 1200, 275, GREEN_PALE)
    sheet.box(0, 480, 1200, 110, BLUE_SOFT)
    sheet.box(0, 590, 1200, 85, INK)
    for x in range(30, 1200, 160):
        sheet.area([(x, 508), (x + 40, 535), (x, 562)], WHITE)
    for x in (470, 740):
        for radius, colour in ((112, INK), (96, GREEN_TINT), (10, INK)):
            sheet.disc(x, 430, radius, colour)
    frame = [(470, 430), (550, 290), (690, 290), (600, 430), (470, 430)]
    sheet.line(frame, ROSE, 16)
    sheet.line([(740, 430), (680, 250), (730, 236)], ROSE, 16)
    sheet.line([(600, 430), (540, 262)], ROSE, 16)
    sheet.line([(505, 256), (580, 256)], INK, 20)
    return sheet.finished()
