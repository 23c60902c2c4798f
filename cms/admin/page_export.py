"""The selected pages as a file, as the list that they stand in would write it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.models import Page

from portal.admin.spreadsheets import Spreadsheet

from .bulk_pages import PagesBulkAction
from .page_lists import PagesViewSet, exported


class FormatForm(forms.Form):
    """Asks for the kind of file."""

    format = forms.ChoiceField(
        label=_("File format"),
        choices=[("xlsx", "Excel (XLSX)"), ("csv", "CSV")],
        initial="xlsx",
        widget=forms.RadioSelect,
    )


class PagesFile(Spreadsheet):
    """A file of pages: with all that the list of ``model`` has, or of Page what all types have."""

    export_headings = PagesViewSet.export_headings

    def __init__(self, model: type[Page]) -> None:
        views = page_viewset_registry.get_by_type(model)
        own = isinstance(views, PagesViewSet)
        self.list_export = views.list_export if own else exported("page_type_display_name")
        self.export_filename = views.export_filename if own else "pages"


class ExportPagesBulkAction(PagesBulkAction):
    """Gives a file of the selected pages, drafts too."""

    display_name = _("Export")
    action_type = "export"
    aria_label = _("Export the selected pages")
    question = _("Write these pages to a file?")
    action_priority = 40
    form_class = FormatForm

    def reason(self, _page: Any) -> None:
        """Whoever sees a page may have it in a file."""

    def prepare_action(self, pages: list[Page], _left_out: Any) -> HttpResponseBase:
        """The file instead of a way back to the list."""
        models = {type(page) for page in pages}
        model = models.pop() if len(models) == 1 else Page
        chosen = model.objects.filter(pk__in=[page.pk for page in pages]).order_by("path")
        kind = self.cleaned_form.cleaned_data["format"]
        return PagesFile(model).as_spreadsheet(self.with_needed(chosen), kind)
