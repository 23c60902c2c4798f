"""The desk's upload screen: choose a file, look at what it would do, apply it, get the report."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.importing.corrections import corrections
from portal.importing.uploads import begin
from portal.models import ImportRun, Upload, UploadState
from portal.models.upload import KEPT_DAYS, MOST_BYTES

from .import_words import Section, counted, dataset_label, layout_label, sections
from .upload_forms import ApplyForm, UploadForm

MAY_IMPORT = "portal.add_importrun"
PER_PAGE = 100
LOOK_AGAIN = 3
"""Seconds after which the page of an upload that is being worked on loads itself again."""


class UploadMixin(UserPassesTestMixin, WagtailAdminTemplateMixin):
    """What the pages of an upload have in common; for those who may import."""

    header_icon = "upload"
    page_title = gettext_lazy("Import a file")
    request: HttpRequest
    kwargs: dict[str, Any]

    def test_func(self) -> bool:
        return bool(self.request.user.has_perm(MAY_IMPORT))

    def handle_no_permission(self) -> Any:
        raise PermissionDenied

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = [
            {"url": reverse("import_runs:index"), "label": _("Imports")},
            {"url": reverse("import_runs:upload"), "label": self.page_title},
        ]
        return [*self.breadcrumbs_items, *items]

    def upload(self) -> Upload:
        """The upload that the address names."""
        return get_object_or_404(Upload.objects.select_related("run", "user"), pk=self.kwargs["pk"])


class UploadView(UploadMixin, FormView):
    """Choose a file or drop it; below, what still waits for a decision."""

    template_name = "portal/admin/upload.html"
    form_class = UploadForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = Upload.objects.exclude(state=UploadState.APPLIED).select_related("user")
        return super().get_context_data(
            waiting=waiting.defer("report")[:20],
            kept_days=KEPT_DAYS,
            most_bytes=MOST_BYTES,
            **kwargs,
        )

    def form_valid(self, form: UploadForm) -> HttpResponse:
        """Keep the file and read it for the preview."""
        Upload.objects.all().remove_old()
        file: UploadedFile = form.cleaned_data["file"]
        upload = Upload(
            file=file,
            file_name=(file.name or "")[-255:],
            dataset=form.cleaned_data["dataset"],
            withdraw_missing=form.cleaned_data["withdraw_missing"],
            language=get_language() or "",
            user_id=self.request.user.pk,
        )
        begin(upload, UploadState.READING)
        return redirect("import_runs:preview", upload.pk)


class PreviewView(UploadMixin, TemplateView):
    """What importing the file would do, in sections of which one is open, page by page."""

    template_name = "portal/admin/upload_preview.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        upload = self.upload()
        if upload.state == UploadState.APPLIED:
            return _to_result(upload)
        context = self.get_context_data(upload=upload)
        response = self.render_to_response(context)
        if upload.is_at_work and not context["is_interrupted"]:
            response.headers["Refresh"] = str(LOOK_AGAIN)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        upload: Upload = kwargs["upload"]
        self.page_subtitle = upload.file_name
        found = sections(upload.report)
        names = [section.name for section in found]
        wanted = self.request.GET.get("show", "")
        opened: Section | None = found[names.index(wanted)] if wanted in names else None
        opened = opened or next(iter(found), None)
        page = Paginator(opened.items if opened else [], PER_PAGE).get_page(
            self.request.GET.get("p")
        )
        return super().get_context_data(
            dataset=dataset_label(upload.dataset),
            layout=layout_label(upload.report.get("layout", "")),
            report=upload.report,
            counts=counted(upload.report.get("counts", {})),
            sections=found,
            opened=opened,
            page=page,
            is_interrupted=upload.is_interrupted,
            **_decision(upload.report),
            **kwargs,
        )


def _decision(report: dict[str, Any]) -> dict[str, Any]:
    """What there is to decide: whether anything can be applied, and whether rows are refused."""
    counts = report.get("counts", {})
    does = any(counts.get(name) for name in ("created", "changed", "withdrawn"))
    return {
        "can_apply": does and not report.get("error"),
        "refused": counts.get("refused", 0),
        "all_refused": counts.get("refused", 0) == counts.get("rows", 0),
        "missing": report.get("missing", []) if not counts.get("withdrawn") else [],
    }


class ApplyView(UploadMixin, View):
    """Apply an upload as its preview showed it, or take up again what was interrupted."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        upload, form = self.upload(), ApplyForm(request.POST)
        if upload.is_interrupted:
            begin(upload, UploadState(upload.state))
        elif upload.state == UploadState.READY and form.is_valid():
            self._apply(upload, accept_refusals=form.cleaned_data["accept_refusals"])
        if upload.state == UploadState.APPLIED:
            messages.success(request, _("The import was applied."))
            return _to_result(upload)
        return redirect("import_runs:preview", upload.pk)

    def _apply(self, upload: Upload, *, accept_refusals: bool) -> None:
        decision = _decision(upload.report)
        if not decision["can_apply"]:
            return
        if decision["refused"] and not accept_refusals:
            text = _("Rows are refused. Tick the box to apply the others, or correct the file.")
            messages.error(self.request, text)
            return
        if self.request.POST.get("digest") != upload.digest:
            messages.warning(self.request, _("The preview was made anew. Please look at it again."))
            return
        upload.accept_refusals = accept_refusals
        begin(upload, UploadState.APPLYING)


class DiscardView(UploadMixin, View):
    """Throw an upload away that is not to be applied."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        upload = self.upload()
        with upload.working() as free:
            if free:
                upload.delete()
                messages.success(request, _("The file was thrown away. Nothing was changed."))
        return redirect("import_runs:upload")


class UploadReportView(UploadMixin, View):
    """The report of a preview, to take away."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return as_file(self.upload().report, kwargs["format"])


def run_report(request: HttpRequest, pk: int, format: str) -> HttpResponseBase:  # noqa: A002
    """The report of an import that was run, to take away; for those who may see imports."""
    if not request.user.has_perm("portal.view_importrun"):
        raise PermissionDenied
    return as_file(get_object_or_404(ImportRun, pk=pk).report, format)


def as_file(report: dict[str, Any], format: str) -> HttpResponseBase:  # noqa: A002
    """A report as CSV, for people who correct the file, or as JSON, with all there is to tell."""
    response: HttpResponseBase
    if format == "csv":
        response = StreamingHttpResponse(
            corrections(report), content_type="text/csv; charset=utf-8"
        )
    elif format == "json":
        response = JsonResponse(report, json_dumps_params={"ensure_ascii": False, "indent": 2})
    else:
        raise Http404
    response.headers["Content-Disposition"] = f'attachment; filename="import-report.{format}"'
    return response


def _to_result(upload: Upload) -> HttpResponse:
    if upload.run_id is None:
        return redirect("import_runs:index")
    return redirect("import_runs:inspect", upload.run_id)
