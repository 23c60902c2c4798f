"""The selected records as a file: in a standard layout, or with every column that the desk has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal import standards
from portal.exporting.responses import file_name, file_response
from portal.exporting.standard import write_rows
from portal.models import Record

from .bulk_actions import RecordBulkAction
from .views import display, export_fields

EVERY_COLUMN = "all"
SEERS = {"add", "change", "delete", "view"}
"""Any of these rights opens the list, and with it the list's own export."""


class LayoutForm(forms.Form):
    """Asks in which layout the file is wanted."""

    layout = forms.ChoiceField(label=_("Layout"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, dataset: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(layout.name, layout.label) for layout in standards.for_dataset(dataset)]
        field: Any = self.fields["layout"]
        field.choices = [*choices, (EVERY_COLUMN, _("Every column of the desk"))]
        field.initial = field.choices[0][0]


class ExportBulkAction(RecordBulkAction):
    """Gives a CSV of the selected records as they stand, drafts and withheld contacts included."""

    display_name = _("Export")
    action_type = "export"
    aria_label = _("Export the selected records")
    question = _(
        "Write these records to a CSV file? It holds everything that the desk has, also contact "
        "details that may not be published."
    )
    action_priority = 40
    template_name = "portal/admin/bulk_form.html"
    form_class = LayoutForm

    def check_perm(self, record: Record) -> bool:
        """Whether this user sees the list; a lock keeps nobody from reading."""
        policy = self.model.snippet_viewset.permission_policy
        return bool(policy.user_has_any_permission(self.request.user, SEERS))

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "dataset": self.model.dataset}

    def prepare_action(self, objects: list[Record], _without_access: list[Record]) -> Any:
        """The file instead of a way back to the list; the way back for who may see none."""
        if not objects:
            return redirect(self.next_url)
        name = self.cleaned_form.cleaned_data["layout"]
        records = self.model.objects.filter(pk__in=[record.pk for record in objects])
        return self._file(name, records.order_by("code"))

    def _file(self, name: str, records: QuerySet[Any]) -> HttpResponseBase:
        rows: Iterable[list[str]]
        if name == EVERY_COLUMN:
            stem, rows = self.model.dataset, desk_rows(records)
        else:
            layout = standards.load(name)
            stem = name
            rows = layout.rows(
                records.select_related(*layout.select_related).prefetch_related(
                    *layout.prefetch_related
                )
            )
        download = file_name(self.request, stem, "csv")
        return file_response("POST", write_rows(rows), "text/csv; charset=utf-8", download)


def desk_rows(records: QuerySet[Any]) -> Iterator[list[str]]:
    """The labels of every column, then a row for each record, as the list's own export writes."""
    model = records.model
    names = export_fields(model)
    fields: list[Any] = [model._meta.get_field(name) for name in names]
    joined = records.select_related(*(field.name for field in fields if field.many_to_one))
    joined = joined.prefetch_related("desk_tags")
    yield [str(capfirst(field.verbose_name)) for field in fields]
    for record in joined:
        yield [_text(display(record, name)) for name in names]


def _text(value: Any) -> str:
    return "" if value is None else str(value)
