"""What the desk's areas for groups, facilities and events have in common."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, Panel, PublishingPanel, TabbedInterface
from wagtail.admin.ui.tables import BaseColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from .columns import DeskTagsColumn, PublicationColumn, translation_columns, with_schedule
from .forms import TAGS, RecordForm
from .panels import TranslationsPanel, row
from .permissions import RecordPermissionPolicy
from .places import PlacePickerPanel
from .views import (
    RecordCopyView,
    RecordCreateView,
    RecordEditView,
    RecordIndexView,
    RecordPreviewView,
    RecordUnpublishView,
    export_fields,
)


def place_panels() -> list[Panel]:
    """Address and coordinates, as all standard layouts have them."""
    return [
        PlacePickerPanel(),
        FieldPanel("address"),
        row("prefecture", "city"),
        row("town", "block"),
        FieldPanel("building"),
        row("latitude", "longitude"),
        row("located_localgov_code", "town_id"),
    ]


def media_panels() -> list[Panel]:
    """Where more is told and shown."""
    return [FieldPanel("url"), row("image_url", "image_licence")]


def owner_panels() -> list[Panel]:
    """Which local government keeps the record."""
    return [row("localgov_code", "localgov_name")]


def record_tabs(
    *tabs: tuple[Any, list[Panel]], form: type[RecordForm] = RecordForm
) -> TabbedInterface:
    """A form of ``tabs``, followed by the tab of translations and the publishing dialog.

    The desk's tags end the first one.
    """
    (first, basics), *others = tabs
    return TabbedInterface(
        [
            ObjectList([*basics, FieldPanel(TAGS)], heading=first),
            *(ObjectList(panels, heading=heading) for heading, panels in others),
            ObjectList([TranslationsPanel(), PublishingPanel()], heading=_("Translations")),
        ],
        base_form_class=form,
    )


class RecordViewSet(SnippetViewSet):
    """The desk's area for one kind of record."""

    columns_in_list: tuple[str | BaseColumn, ...]
    list_per_page = 50
    copy_view_enabled = True
    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    copy_view_class = RecordCopyView
    edit_view_class = RecordEditView
    unpublish_view_class = RecordUnpublishView
    preview_on_edit_view_class = RecordPreviewView

    @property
    def list_display(self) -> list[str | BaseColumn]:
        return [
            "name",
            "code",
            *self.columns_in_list,
            PublicationColumn(),
            *translation_columns(),
            DeskTagsColumn(),
            UpdatedAtColumn(),
        ]

    @property
    def list_export(self) -> list[str]:
        return export_fields(self.model)

    @property
    def export_filename(self) -> str:
        return self.model.dataset

    @property
    def permission_policy(self) -> RecordPermissionPolicy:
        return RecordPermissionPolicy(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Everything, drafts too, with what the columns need."""
        return with_schedule(self.model.objects.prefetch_related("translations", "desk_tags"))
