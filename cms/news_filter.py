"""The ways into the news: by category and by year, each with the number of items it leaves."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import Count
from django.utils.translation import gettext as _
from wagtail.query import PageQuerySet

from portal.views.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import QueryDict

YEAR = re.compile("[12][0-9]{3}")


class NewsFilter:
    """``category`` and ``year`` of an address; a value that cannot be one is left alone.

    ``news`` are all public items, ``categories`` the values and names to choose from. The numbers
    cost one query.
    """

    def __init__(
        self, params: QueryDict, news: PageQuerySet, categories: Iterable[tuple[str, Any]]
    ) -> None:
        self._news = news
        self._categories = dict(categories)
        category, year = params.get("category", ""), params.get("year", "")
        self.category = category if category in self._categories else ""
        self.year = year if YEAR.fullmatch(year) else ""

    def news(self) -> PageQuerySet:
        """The items that fit."""
        found = self._news
        if self.category:
            found = found.filter(category=self.category)
        return found.filter(date__year=self.year) if self.year else found

    @property
    def categories(self) -> list[Tab]:
        """All items, and each category that has any; those of the chosen year are counted."""
        numbers = Counter[str]()
        for (category, year), number in self._numbers.items():
            if self.year in ("", year):
                numbers[category] += number
        return self._tabs("category", self._categories, numbers)

    @property
    def years(self) -> list[Tab]:
        """All years, and each that has news, the latest first; counted within the category."""
        numbers = Counter[str]()
        for (category, year), number in self._numbers.items():
            if self.category in ("", category):
                numbers[year] += number
        latest_first = sorted({year for _category, year in self._numbers}, reverse=True)
        names = {year: _("Year %(year)s") % {"year": year} for year in latest_first}
        return self._tabs("year", names, numbers)

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], int]:
        """How many items there are of each category in each year."""
        rows = self._news.order_by().values_list("category", "date__year")
        return {
            (category, str(year)): number
            for category, year, number in rows.annotate(number=Count("pk"))
        }

    def _tabs(self, name: str, names: dict[str, Any], numbers: Counter[str]) -> list[Tab]:
        chosen = getattr(self, name)
        every = Tab(_("All"), self._address(name, ""), current=not chosen, count=numbers.total())
        return [
            every,
            *(
                Tab(title, self._address(name, value), "", value == chosen, numbers[value])
                for value, title in names.items()
                if numbers[value] or value == chosen
            ),
        ]

    def _address(self, name: str, value: str) -> str:
        """This address with another value, from the first page."""
        asked = {"category": self.category, "year": self.year} | {name: value}
        return f"?{urlencode({key: text for key, text in asked.items() if text})}"
