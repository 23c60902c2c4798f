"""Whether a page holds its shape: nothing goes sideways, is cut off, or lies over something."""

from __future__ import annotations

from playwright.sync_api import Page

SIDEWAYS = """
const sideways = document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll("*")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(-5).map(e => `sideways: ${e.tagName}.${e.className}`);
"""

LINES = """
const aside = ".visually-hidden, .skip-link, .calendar__words, [aria-hidden=true]";
const inside = (box, frame) => ({
  left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right),
  top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom)});
const isEmpty = box => box.right - box.left < 2 || box.bottom - box.top < 2;
const cut = [], lines = [];

/* Whether it stays at the foot of the window, above what is scrolled below it. */
function isPinned(element) {
  for (let e = element; e; e = e.parentElement) {
    const style = getComputedStyle(e);
    if (style.position === "sticky" && style.bottom !== "auto") return true;
  }
  return false;
}

/* What is left of a line of text in the boxes around it; says where one cuts it off for good. */
function shown(element, box, words) {
  for (let e = element; e && e !== document.body; e = e.parentElement) {
    const style = getComputedStyle(e), flow = style.overflowX + style.overflowY;
    if (flow === "visiblevisible") continue;
    const left = inside(box, e.getBoundingClientRect());
    const ends = style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none";
    const scrolls = /auto|scroll/.test(flow) || ends;
    const lost = Math.max(box.right - left.right, left.left - box.left, box.bottom - left.bottom);
    if (!scrolls && lost > 2)
      cut.push(`cut off: ${words} in ${e.tagName}.${e.className}`);
    box = left;
    if (isEmpty(box)) break;
  }
  return box;
}

const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const range = new Range();
while (nodes.nextNode()) {
  const node = nodes.currentNode, element = node.parentElement;
  const words = node.data.trim().slice(0, 30);
  if (!words || element.closest(aside) || !element.checkVisibility() || isPinned(element)) continue;
  range.selectNodeContents(node);
  for (const rect of range.getClientRects()) {
    const slack = rect.height * 0.2;  /* a font's box is higher than its letters */
    const box = shown(element, {left: rect.left, right: rect.right,
                                top: rect.top + slack, bottom: rect.bottom - slack}, words);
    if (!isEmpty(box)) lines.push({node, words, ...box});
  }
}
"""

OVERLAPS = """
const overlaps = [];
lines.sort((a, b) => a.top - b.top);
lines.forEach((line, place) => {
  for (let other; (other = lines[++place]) && other.top < line.bottom - 2;)
    if (other.node !== line.node && !isEmpty(inside(line, other)))
      overlaps.push(`overlap: ${line.words} | ${other.words}`);
});
"""


def misshapen(page: Page) -> list[str]:
    """What is wrong with the shape of the page as it stands; each fault in words, a few of a kind.

    Text that scrolls out of sight or ends in an ellipsis is no fault, nor is a button that stays.
    """
    return page.evaluate(
        f"() => {{ {SIDEWAYS} {LINES} {OVERLAPS}"
        " return [...sideways, ...cut.slice(0, 5), ...overlaps.slice(0, 5)]; }"
    )
