"""The list of imports: what was read in, when, and what came of it. Nobody edits it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permission_policies import ModelPermissionPolicy

from portal.models import ImportRun

from .counted import CountedPaginator
from .import_words import counted, dataset_label, layout_label
from .uploads import (
    MAY_IMPORT,
    ApplyView,
    DiscardView,
    PreviewView,
    UploadReportView,
    UploadView,
    run_report,
)

SHOWN = 200
"""How many problems and changes of one import the page shows; the rest is counted."""


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Whoever may see may only see."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, "view")

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")


class DatasetColumn(Column):
    """The name of the dataset."""

    def get_value(self, instance: ImportRun) -> str:
        return dataset_label(instance.dataset)


class CountColumn(Column):
    """One of the counts of an import."""

    def get_value(self, instance: ImportRun) -> int:
        return int(instance.counts.get(self.name, 0))


class ImportRunIndexView(generic.IndexView):
    """The list, with the way to a new import for those who may import."""

    paginator_class = CountedPaginator

    @property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.request.user.has_perm(MAY_IMPORT):
            return []
        url = reverse("import_runs:upload")
        return [HeaderButton(_("Import a file"), url=url, icon_name="upload")]


class ImportRunInspectView(generic.InspectView):
    """One import with its counts, problems and changes."""

    template_name = "portal/admin/import_run.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = self.object.report
        problems, changes = report.get("problems", []), report.get("changes", [])
        return {
            **super().get_context_data(**kwargs),
            "run": self.object,
            "dataset": dataset_label(self.object.dataset),
            "layout": layout_label(self.object.layout),
            "counts": counted(self.object.counts),
            "error": report.get("error"),
            "notes": report.get("notes", []),
            "problems": problems[:SHOWN],
            "more_problems": max(0, len(problems) - SHOWN),
            "changes": changes[:SHOWN],
            "more_changes": max(0, len(changes) - SHOWN),
        }


class ImportRunViewSet(ModelViewSet):
    """Imports, newest first."""

    model = ImportRun
    icon = "download"
    name = "import_runs"
    url_prefix = "data/imports"
    menu_label = gettext_lazy("Imports")
    form_fields: list[str] = []
    list_per_page = 50
    inspect_view_enabled = True
    copy_view_enabled = False
    index_view_class = ImportRunIndexView
    inspect_view_class = ImportRunInspectView
    inspect_template_name = "portal/admin/import_run.html"
    ordering = ["-finished_at", "-pk"]
    list_filter = ["dataset", "outcome"]
    list_display = [
        "file_name",
        Column(
            "dataset",
            label=gettext_lazy("Dataset"),
            accessor=lambda run: dataset_label(run.dataset),
        ),
        "outcome",
        CountColumn("created", label=gettext_lazy("created")),
        CountColumn("changed", label=gettext_lazy("changed")),
        CountColumn("withdrawn", label=gettext_lazy("withdrawn")),
        CountColumn("refused", label=gettext_lazy("rows refused")),
        Column("user", label=gettext_lazy("User")),
        DateColumn("finished_at", label=pgettext_lazy("import", "Finished at")),
    ]

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return ImportRun.objects.select_related("user").defer("report")

    def get_urlpatterns(self) -> list[Any]:
        """The list, one import, and the upload screen; nothing is changed or deleted."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:pk>/report.<str:format>", run_report, name="report"),
            path("upload/", UploadView.as_view(), name="upload"),
            path("upload/<int:pk>/", PreviewView.as_view(), name="preview"),
            path("upload/<int:pk>/apply/", ApplyView.as_view(), name="apply"),
            path("upload/<int:pk>/discard/", DiscardView.as_view(), name="discard"),
            path(
                "upload/<int:pk>/report.<str:format>",
                UploadReportView.as_view(),
                name="upload_report",
            ),
        ]
