"""Reports of what people searched for, what found nothing, and what nobody opened."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from search import facets
from search.models import SearchedWords
from search.params import encode
from search.searchlog import reports
from search.searchlog.rarity import FEWEST_SEARCHES

from .permissions import SEE, shown_to

PERIODS = (30, 90, 365)
"""Days that a report may cover."""

Rows = Callable[[int], QuerySet[Any, dict[str, Any]]]

REPORTS: dict[str, tuple[Any, Rows]] = {
    "searched": (_("Searched for"), reports.searched),
    "in_vain": (_("Found nothing"), reports.in_vain),
    "not_opened": (_("Nobody opened a result"), reports.not_opened),
}


class RowColumn(Column):
    """A value of a row."""

    def get_value(self, instance: dict[str, Any]) -> Any:
        return instance[self.name]


class WordsColumn(TitleColumn):
    """The words of a row; they lead to what is found for them, and why."""

    def get_value(self, instance: dict[str, Any]) -> Any:
        return instance[self.name]

    def get_link_url(self, instance: dict[str, Any], parent_context: Any) -> str:
        return f"{reverse('search_why:index')}?{encode({'q': [instance['words']]})}"


class LanguageColumn(RowColumn):
    """The language of a row by its name."""

    def get_value(self, instance: dict[str, Any]) -> Any:
        return facets.value_label("locale", super().get_value(instance))


COLUMNS: dict[str, type[Column]] = {"words": WordsColumn, "language": LanguageColumn}


class SearchReportView(ReportView):
    """One of the reports over a period, with export; rows are sums over days."""

    template_name = "search/desk/report.html"
    results_template_name = "search/desk/report_results.html"
    page_title = _("What people searched for")
    header_icon = "search"
    index_url_name = "search_reports:index"
    index_results_url_name = "search_reports:index_results"
    permission_policy = ModelPermissionPolicy(SearchedWords)
    any_permission_required: ClassVar[list[str]] = ["view"]
    export_headings: ClassVar[dict[str, Any]] = {
        "words": pgettext_lazy("search report", "Words"),
        "language": _("Language"),
        "searches_sum": _("Searches"),
        "last_hits": _("Results at last"),
        "watched_sum": _("Searches seen to the end"),
        "clicks_sum": _("Results opened"),
        "last_day": _("Last searched for"),
    }
    list_export: ClassVar[list[str]] = list(export_headings)
    default_ordering = None

    @cached_property
    def report(self) -> str:
        """The name of the report that is asked for."""
        name = self.request.GET.get("report", "")
        return name if name in REPORTS else "searched"

    @cached_property
    def days(self) -> int:
        """The days it covers."""
        days = self.request.GET.get("days", "")
        return next((number for number in PERIODS if str(number) == days), PERIODS[0])

    def get_base_queryset(self) -> QuerySet[Any, dict[str, Any]]:
        return REPORTS[self.report][1](self.days)

    def get_queryset(self) -> QuerySet[Any, dict[str, Any]]:
        return self.get_base_queryset()

    def get_filename(self) -> str:
        return f"searches-{self.report}-{self.days}"

    def to_row_dict(self, item: dict[str, Any]) -> OrderedDict[str, Any]:
        return OrderedDict((field, item[field]) for field in self.list_export)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            COLUMNS.get(name, RowColumn)(name, label=label)
            for name, label in self.export_headings.items()
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "reports": [
                (label, self._address(name, self.days), name == self.report)
                for name, (label, _rows) in REPORTS.items()
            ],
            "periods": [
                (days, self._address(self.report, days), days == self.days) for days in PERIODS
            ],
            "kept_days": settings.SEARCH_LOG_DAYS,
            "fewest": FEWEST_SEARCHES,
        }

    @staticmethod
    def _address(report: str, days: int) -> str:
        return f"{reverse('search_reports:index')}?report={report}&days={days}"


class SearchReports(ViewSet):
    """The reports' place in the desk."""

    name = "search_reports"
    url_prefix = "search/reports"
    icon = "view"
    menu_label = _("What people searched for")
    menu_order = 30

    def get_urlpatterns(self) -> list[Any]:
        view = SearchReportView.as_view()
        results = SearchReportView.as_view(results_only=True)
        return [path("", view, name="index"), path("results/", results, name="index_results")]

    def get_menu_item(self, order: int | None = None) -> Any:
        return shown_to(super().get_menu_item(order), SEE)
