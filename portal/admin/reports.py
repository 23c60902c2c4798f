"""The desk's list of errors that readers reported: what is open, and what was done."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from portal.models import ErrorReport, Event, Facility, Group

EXCERPT = 80
"""Letters of a report that the list shows."""

PAGES = {model.dataset: f"portal:{model._meta.model_name}" for model in (Group, Facility, Event)}


class NobodyAdds(ModelPermissionPolicy):
    """Reports come from the public pages alone."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


def excerpt(report: ErrorReport) -> str:
    """The beginning of what was written, on one line."""
    words = " ".join(report.text.split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT]}…"


def page_of(report: ErrorReport) -> str | None:
    """The address of the page that the report is about."""
    try:
        return reverse(PAGES[report.dataset], args=[report.code])
    except (KeyError, NoReverseMatch):
        return None


class PageColumn(Column):
    """Which record it is about, with the way to its page."""

    cell_template_name = "portal/admin/report_page.html"

    def get_cell_context_data(self, instance: ErrorReport, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "url": page_of(instance)}


class ErrorReportViewSet(ModelViewSet):
    """Reports, those to deal with first."""

    model = ErrorReport
    icon = "warning"
    name = "error_reports"
    url_prefix = "data/reports"
    menu_label = _("error reports")
    list_per_page = 50
    copy_view_enabled = False
    ordering = ["is_done", "-created_at"]
    list_filter = ["is_done", "dataset"]
    list_display = [
        TitleColumn(
            "text", label=_("What is wrong?"), accessor=excerpt, url_name="error_reports:edit"
        ),
        PageColumn("code", label=pgettext_lazy("report", "Page"), accessor=str),
        DateColumn("created_at", label=pgettext_lazy("report", "Received")),
        BooleanColumn("is_done", label=pgettext_lazy("report", "Done")),
    ]
    panels = [
        FieldPanel("text", read_only=True),
        FieldPanel("email", read_only=True),
        FieldPanel("is_done"),
        FieldPanel("note"),
    ]

    @property
    def permission_policy(self) -> NobodyAdds:
        return NobodyAdds(self.model)

    def get_urlpatterns(self) -> list[Any]:
        """Everything but adding."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "add"]
