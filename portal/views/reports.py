"""The form by which anybody reports an error on a record's page, without login."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from rest_framework.throttling import SimpleRateThrottle

from portal.head import PageHead
from portal.models import ErrorReport, Record
from portal.models.error_report import KEPT

from .records import answers_gone, published_or_gone


class ErrorReportForm(forms.ModelForm):
    """What is wrong and, as wished, whom to answer.

    ``homepage`` is a field that people do not see: who fills it in is a machine.
    """

    homepage = forms.CharField(required=False, max_length=200, label=gettext_lazy("Leave empty"))

    class Meta:
        model = ErrorReport
        fields = ("text", "email")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 6}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        help_texts = {
            "text": gettext_lazy("For example: “On Sundays the hall closes at 21:00.”"),
            "email": gettext_lazy("Only if you would like an answer."),
        }


class ReportThrottle(SimpleRateThrottle):
    """Few reports from one place: more than anybody writes by hand."""

    scope = "report"
    rate = "10/hour"

    def get_cache_key(self, request: Any, view: Any) -> str:
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


@never_cache
@answers_gone
def report_error(request: HttpRequest, code: str, model: type[Record]) -> HttpResponse:
    """The form, and what is sent with it; 400 and 429 give back all that was written."""
    record: Record = published_or_gone(model, code)
    if request.method != "POST":
        return _page(request, record, ErrorReportForm())
    form = ErrorReportForm(request.POST)
    if not form.is_valid():
        return _page(request, record, form, 400)
    throttle = ReportThrottle()
    if not throttle.allow_request(request, None):  # type: ignore[arg-type]
        minutes = max(1, round((throttle.wait() or 60) / 60))
        form.add_error(
            None,
            ngettext(
                "Too many reports came from your connection. Please try again in %(n)s minute.",
                "Too many reports came from your connection. Please try again in %(n)s minutes.",
                minutes,
            )
            % {"n": minutes},
        )
        return _page(request, record, form, 429)
    if not form.cleaned_data["homepage"]:
        form.instance.dataset, form.instance.code = record.dataset, record.code
        form.instance.language = get_language()
        form.save()
    return redirect(f"{request.path}?sent=1")


def _page(
    request: HttpRequest, record: Record, form: ErrorReportForm, status: int = 200
) -> HttpResponse:
    name = record.text("name")
    context = {
        "head": PageHead(title=_("Report an error: %(name)s") % {"name": name}, indexed=False),
        "record": record,
        "form": form,
        "sent": request.method == "GET" and "sent" in request.GET,
        "kept": KEPT.days,
    }
    return render(request, "portal/report.html", context, status=status)


def report_address(record: Record) -> str:
    """Where errors of a record's page are reported."""
    return reverse(f"portal:{record._meta.model_name}_report", args=[record.code])
