"""The desk's views of records, where they differ from Wagtail's."""

from __future__ import annotations

import datetime
from collections import OrderedDict
from functools import cache
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views import View
from taggit.managers import TaggableManager
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.snippets.views.snippets import (
    CopyView,
    CreateView,
    EditView,
    IndexView,
    PreviewOnEditView,
    UnpublishView,
)

from portal.models import DraftNotice, Municipality
from portal.models.fields import CodeListField

from .counted import CountedPaginator
from .forms import TAGS, RecordForm
from .panels import TranslationsPanel
from .permissions import may
from .spreadsheets import Spreadsheet
from .suggested_codes import suggest_code
from .tagging import tag_as

SEARCH_LIMIT = 10_000
"""How many search hits a list looks at: more records than a municipality has."""

INTERNAL = {
    "id", "live", "has_unpublished_changes", "first_published_at", "last_published_at",
    "live_revision", "latest_revision", "expired", "locked", "locked_at", "locked_by",
    "created_at", "updated_at",
}  # fmt: skip


def export_fields(model: type[models.Model]) -> list[str]:
    """Every column of the record, in the model's order, without Wagtail's own; the desk's tags."""
    names = [field.name for field in model._meta.concrete_fields if field.name not in INTERNAL]
    return ["code", *(name for name in names if name != "code"), "desk_tags"]


def display(record: models.Model, name: str) -> Any:
    """A field's value as a reader of a spreadsheet expects it: labels instead of codes."""
    field: Any = record._meta.get_field(name)
    value = getattr(record, name)
    if isinstance(field, CodeListField):
        labels = dict(field.flatchoices)
        return ";".join(str(labels.get(code, code)) for code in value)
    if isinstance(field, models.BooleanField):
        return "" if value is None else _("Available") if value else _("Not available")
    if isinstance(field, models.ForeignKey):
        return value.code if value else ""
    if isinstance(field, TaggableManager):
        return ";".join(sorted(tag.name for tag in value.all()))
    if field.choices:
        return str(getattr(record, f"get_{name}_display")())
    if isinstance(value, datetime.time):
        return f"{value:%H:%M}"
    return value


class RecordIndexView(Spreadsheet, IndexView):
    """A list of records: search and filters together, and a spreadsheet of what they leave."""

    paginator_class = CountedPaginator

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Narrow to the search's hits; the list keeps its own order and filters."""
        if not self.is_searching:
            return queryset
        hits = super().search_queryset(self.model.objects.all())
        return queryset.filter(pk__in=[hit.pk for hit in hits[:SEARCH_LIMIT]])

    def to_row_dict(self, item: models.Model) -> OrderedDict[str, Any]:
        return OrderedDict((field, display(item, field)) for field in self.list_export)


class TaggingView(View):
    """A view that saves a record's form: its tags hold at once, also while the rest is a draft."""

    form: Any
    request: HttpRequest
    saving_as_draft: bool
    view_name: str

    def save_instance(self) -> Any:
        """Save the record where something but its tags has changed, then its tags."""
        if self.view_name == "edit" and self.saving_as_draft and not self.form.has_changed():
            self.has_content_changes, self.new_revision = False, None
            record = self.form.instance
        else:
            record = super().save_instance()  # type: ignore[misc]
        if TAGS in self.form.fields:
            tag_as(record, self.form.cleaned_data[TAGS], self.request.user)
        return record


class RecordCreateView(TaggingView, CreateView):
    """A new record: the next code and the city are filled in already."""

    def get_initial_form_instance(self) -> Any:
        city = Municipality.for_request(self.request)
        record = super().get_initial_form_instance() or self.model()
        record.code = suggest_code(self.model)
        record.localgov_code, record.localgov_name = city.code, city.name
        return record


class RecordCopyView(CopyView):
    """A copy is a new record: it needs a code of its own and has never been published.

    Its form is sent to the view that creates records; this one only fills it in.
    """

    http_method_names = ["get", "head"]

    def get_initial_form_instance(self) -> Any:
        record = super().get_initial_form_instance().get_latest_revision_as_object()
        relations = {field.name for field in record._meta.private_fields}
        copy, _children = record.copy_cluster(exclude_fields=INTERNAL | relations)
        copy.code = suggest_code(self.model)
        copy.go_live_at = copy.expire_at = None
        return copy


class RecordUnpublishView(UnpublishView):
    """Withdraws a record together with what follows from it."""

    @transaction.atomic
    def unpublish(self) -> Any:
        return super().unpublish()


@cache
def translations_only(model: type[models.Model]) -> Any:
    """The form of those who translate a record and may change nothing else."""
    panels = ObjectList([TranslationsPanel()], base_form_class=RecordForm)
    return panels.bind_to_model(model)


class FormByRight(View):
    """A view of a record's form: the whole one, or that of somebody who only translates."""

    model: Any

    def get_form_class(self) -> Any:
        """All fields, or those of translations alone."""
        if may(self.request.user, "change", self.model):
            return super().get_form_class()  # type: ignore[misc]
        return translations_only(self.model).get_form_class()


class RecordPreviewView(FormByRight, PreviewOnEditView):
    """The preview of what the form at hand holds."""


class RecordEditView(TaggingView, FormByRight, EditView):
    """The edit form of a record; says when an import has passed by its open draft."""

    def get_panel(self) -> Any:
        """All tabs, or the translations alone."""
        if may(self.request.user, "change", self.model):
            return super().get_panel()
        return translations_only(self.model)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        stored = self.model.objects.get(pk=self.object.pk)
        for notice in DraftNotice.objects.current(stored).select_related("run"):
            context = {"notice": notice, "run": notice.run}
            text = render_to_string("portal/admin/draft_notice.html", context)
            messages.warning(request, mark_safe(text))  # noqa: S308 - escaped by the template
        return super().get(request, *args, **kwargs)
