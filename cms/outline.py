"""An edition of the handbook as its reader sees it: numbers, reading order, what is around a page.

Numbers come from the place in the tree at the moment of reading, never from storage: a section that
is moved, published or taken down renumbers what follows without a write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from wagtail.models import Page

if TYPE_CHECKING:
    from cms.models import HandbookPage, HandbookSectionPage


@dataclass(eq=False, slots=True)
class Entry:
    """A page in the outline.

    ``numbers`` counts the page and those above it, ``(4, 1)`` for 〔4-1〕; empty where the page or
    one above it has no number. ``parent`` is None for the edition itself.
    """

    page: Page
    url: str = ""
    label: str = ""
    numbers: tuple[int, ...] = ()
    parent: Entry | None = None
    children: list[Entry] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The page's title with its number in front."""
        return f"{self.label} {self.page.title}".strip()

    @property
    def ancestors(self) -> list[Entry]:
        """The entries above this one, the edition first."""
        return [*self.parent.ancestors, self.parent] if self.parent else []


def label(numbers: tuple[int, ...], numbering: str) -> str:
    """What stands before a title: 第4章 or 資料4 for one number, 〔4-1〕 for more."""
    if not numbers or numbering == "none":
        return ""
    number = "-".join(map(str, numbers))
    if len(numbers) > 1:
        return _("[%(number)s]") % {"number": number}
    if numbering == "appendices":
        return _("Appendix %(number)s") % {"number": number}
    return _("Chapter %(number)s") % {"number": number}


class Outline:
    """The sections of an edition in reading order.

    ``sections`` are given in tree order; one whose parent is not among them is left out, with all
    below it, since nothing leads there.
    """

    def __init__(self, edition: HandbookPage, sections: Iterable[HandbookSectionPage]) -> None:
        self.edition = Entry(edition, edition.get_url() or "")
        self._by_path = {edition.path: self.edition}
        for section in sections:
            parent = self._by_path.get(section.path[: -Page.steplen])
            if parent is not None:
                self._by_path[section.path] = self._add(section, parent)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_path.values())

    def _add(self, section: HandbookSectionPage, parent: Entry) -> Entry:
        numbers: tuple[int, ...] = ()
        if section.numbered and (parent.numbers or parent is self.edition):
            before = sum(1 for child in parent.children if child.numbers)
            numbers = (*parent.numbers, before + 1)
        entry = Entry(
            page=section,
            url=f"{parent.url}{section.slug}/",
            label=label(numbers, self.edition.page.numbering),
            numbers=numbers,
            parent=parent,
        )
        parent.children.append(entry)
        return entry

    def entry(self, page: Page) -> Entry:
        """The page's entry; of a draft above which something is not public, a lone one."""
        return self._by_path.get(page.path) or Entry(page, parent=self.edition)

    def previous(self, entry: Entry) -> Entry | None:
        """What comes before in reading order; None at the edition itself."""
        return self._beside(entry, -1)

    def next(self, entry: Entry) -> Entry | None:
        """What comes after in reading order; None at the end."""
        return self._beside(entry, 1)

    def _beside(self, entry: Entry, step: int) -> Entry | None:
        order = list(self._by_path.values())
        if entry not in order:
            return None
        place = order.index(entry) + step
        return order[place] if 0 <= place < len(order) else None
