"""Pictures that explain an idea of the handbook by place, size and colour."""

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
    INK,
    SAND,
    SAND_TINT,
    SUN,
    WHITE,
    Sheet,
    on_circle,
)
from .symbols import (
    book,
    bubble,
    coin,
    flag,
    hall,
    heart,
    house,
    lens,
    paper,
    pencil,
    shop,
    sprout,
)


def areas_of_collaboration() -> Canvas.Image:
    """Five bars, numbered 1 to 5: the citizens' part shrinks from all to none, the city's grows."""
    sheet = Sheet(height=560, paper=BLUE_TINT)
    sheet.box(24, 122, 1152, 304, SAND, 24)
    for index, share in enumerate((1.0, 0.75, 0.5, 0.25, 0.0)):
        top = 38 + index * 100
        middle = 140 + 1000 * share
        sheet.box(140, top, 1000, 72, BLUE if share < 1 else GREEN, 36)
        if 0 < share < 1:
            sheet.box(140, top, 1000 * share, 72, GREEN, 36)
            sheet.box(middle - 60, top, 60, 72, GREEN)
            sheet.box(middle - 3, top, 6, 72, WHITE)
        sheet.disc(84, top + 36, 34, WHITE)
        sheet.digit(84, top + 36, index + 1, INK)
    return sheet.finished()


def three_viewpoints() -> Canvas.Image:
    """Three overlapping circles: a pair of scales in balance, two speech bubbles, a sprout."""
    sheet = Sheet(height=560, paper=BLUE_TINT)
    for x, y, colour in ((600, 190, SUN), (470, 360, GREEN_SOFT), (730, 360, BLUE_SOFT)):
        sheet.veil(x, y, 180, colour, 0.55)
    sheet.line([(600, 92), (600, 182)], INK, 9)
    sheet.line([(566, 182), (634, 182)], INK, 9)
    sheet.line([(524, 104), (676, 104)], INK, 9)
    for x, colour in ((524, GREEN), (676, BLUE)):
        sheet.line([(x, 104), (x, 124)], INK, 5)
        sheet.slice(x, 126, 34, 0, 180, colour)
    bubble(sheet, 398, 368, 92, WHITE)
    bubble(sheet, 456, 430, 78, GREEN, tail=1)
    sprout(sheet, 774, 388, 120, GREEN)
    heart(sheet, 600, 304, 70)
    return sheet.finished()


def confluence() -> Canvas.Image:
    """A green and a blue stream flow together into a wide one, along which plants grow."""
    sheet = Sheet(height=520, paper=GREEN_TINT)
    sheet.curve([(-40, 90), (260, 80), (340, 260), (640, 260)], GREEN, 62)
    sheet.curve([(-40, 430), (260, 440), (340, 260), (640, 260)], BLUE, 62)
    sheet.line([(560, 260), (1240, 260)], "#0b6f9c", 124)
    for x in (660, 850, 1030):
        sheet.curve([(x, 250), (x + 30, 236), (x + 60, 250)], WHITE, 6)
        sheet.curve([(x + 50, 284), (x + 80, 270), (x + 110, 284)], WHITE, 6)
    house(sheet, 96, 190, 104)
    hall(sheet, 96, 326, 100)
    for x, y, size in ((700, 130, 76), (850, 116, 100), (1020, 100, 130)):
        sprout(sheet, x, y, size, GREEN)
    for x, y, size in ((740, 388, 60), (900, 400, 80), (1070, 412, 100)):
        sheet.disc(x, y, size * 0.52, SUN)
        sheet.disc(x, y, size * 0.26, WHITE)
    return sheet.finished()


def five_pillars() -> Canvas.Image:
    """Five pillars of equal height carry a roof; each bears a sign."""
    sheet = Sheet(height=560, paper=SAND_TINT)
    sheet.area([(120, 196), (600, 40), (1080, 196)], BLUE)
    sheet.disc(600, 136, 38, SUN)
    sheet.box(120, 466, 960, 44, EARTH, 12)
    for index in range(5):
        x = 220 + index * 190
        sheet.box(x - 60, 196, 120, 270, GREEN_PALE if index % 2 else BLUE_PALE)
        sheet.box(x - 72, 196, 144, 26, GREEN if index % 2 else BLUE, 6)
        sheet.disc(x, 322, 52, WHITE)
        sheet.digit(x, 428, index + 1, INK, 34)
    lens(sheet, 222, 324, 62)
    sprout(sheet, 410, 322, 66, GREEN)
    bubble(sheet, 600, 322, 52, BLUE)
    coin(sheet, 790, 322, 70)
    house(sheet, 980, 320, 70)
    return sheet.finished()


def forms_on_an_axis() -> Canvas.Image:
    """Five pies along a line from the citizens' side to the city's: green shrinks, blue grows."""
    sheet = Sheet(height=460, paper=BLUE_TINT)
    for step in range(100):
        colour = _between(GREEN, BLUE, step / 99)
        sheet.box(110 + step * 9.8, 330, 10, 16, colour)
    house(sheet, 62, 330, 84)
    hall(sheet, 1138, 330, 84)
    for index, share in enumerate((0.9, 0.7, 0.5, 0.3, 0.1)):
        x = 220 + index * 190
        sheet.line([(x, 250), (x, 338)], WHITE, 8)
        sheet.disc(x, 170, 88, WHITE)
        sheet.disc(x, 170, 78, BLUE)
        sheet.slice(x, 170, 78, 270 - share * 360, 270, GREEN)
        sheet.disc(x, 170, 34, WHITE)
        sheet.digit(x, 170, index + 1, INK, 36)
        sheet.disc(x, 338, 15, WHITE)
    return sheet.finished()


def five_partners() -> Canvas.Image:
    """Around a yellow table: a house, three houses, a flag, a shop and a public building."""
    sheet = Sheet(height=600, paper=GREEN_TINT)
    centre = (600.0, 312.0)
    places = [on_circle(centre, 200, angle) for angle in (-90, -18, 54, 126, 198)]
    stretched = [(600 + (x - 600) * 1.55, y) for x, y in places]
    for place in stretched:
        sheet.line([centre, place], WHITE, 14)
    sheet.disc(*centre, 92, SUN)
    heart(sheet, *centre, 84)
    for index, (x, y) in enumerate(stretched):
        sheet.disc(x, y, 88, WHITE)
        sheet.disc(x, y, 78, (GREEN_PALE, GREEN_PALE, SAND, BLUE_PALE, GREEN_PALE)[index])
    (x, y), *_ = stretched
    house(sheet, x, y, 96)
    x, y = stretched[1]
    for shift, low in ((-36, 12), (36, 12), (0, -14)):
        house(sheet, x + shift, y + low, 62)
    shop(sheet, *stretched[2], 100)
    hall(sheet, *stretched[3], 100)
    flag(sheet, *stretched[4], 96)
    return sheet.finished()


def cycle() -> Canvas.Image:
    """Four signs on a ring of arrows: paper, flag, magnifying glass, pencil; a sprout inside."""
    sheet = Sheet(height=600, paper=SAND_TINT)
    centre = (600.0, 300.0)
    signs = (paper, flag, lens, pencil)
    for index, colour in enumerate((GREEN, BLUE, EARTH, GREEN_SOFT)):
        angle = index * 90 - 90
        sheet.arc_arrow(centre, 205, (angle + 25, angle + 59), colour, 20)
        x, y = on_circle(centre, 205, angle)
        sheet.disc(x, y, 78, WHITE)
        signs[index](sheet, x, y, 88)
    sheet.disc(*centre, 92, GREEN_TINT)
    sprout(sheet, *centre, 110, GREEN)
    return sheet.finished()


def milestones() -> Canvas.Image:
    """Seven points on a line that rises, each under a sign of what was made."""
    sheet = Sheet(height=480, paper=BLUE_TINT)
    places = [(110 + index * 163, 400 - index * 26) for index in range(7)]
    sheet.line([(0, places[0][1] + 17), *places, (1200, places[-1][1] - 17)], BLUE_SOFT, 14)
    signs = (
        lambda x, y: paper(sheet, x, y, 92, GREEN),
        lambda x, y: pencil(sheet, x, y, 84),
        lambda x, y: paper(sheet, x, y, 92, BLUE, rows=5),
        lambda x, y: house(sheet, x, y, 92),
        lambda x, y: coin(sheet, x, y, 92),
        lambda x, y: book(sheet, x, y, 78),
        lambda x, y: lens(sheet, x, y, 80),
    )
    for (x, y), sign in zip(places, signs, strict=True):
        sheet.line([(x, y), (x, y - 70)], BLUE_SOFT, 5)
        sheet.disc(x, y - 140, 70, WHITE)
        sign(x, y - 140)
        sheet.disc(x, y, 20, WHITE)
        sheet.disc(x, y, 12, BLUE)
    return sheet.finished()


def _between(first: str, second: str, share: float) -> str:
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()
