"""Registers the desk for records with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .admin.bulk_actions import DeleteRecordsBulkAction, PublishBulkAction, UnpublishBulkAction
from .admin.bulk_confirm import ConfirmBulkAction
from .admin.bulk_export import ExportBulkAction
from .admin.events import EventViewSet
from .admin.facilities import FacilityViewSet
from .admin.groups import GroupViewSet
from .admin.import_runs import ImportRunViewSet
from .admin.places import known_places
from .admin.reports import ErrorReportViewSet
from .admin.tagging import ACTION, TagBulkAction, TagLogFormatter
from .models import Municipality


class DataViewSetGroup(SnippetViewSetGroup):
    """The menu of records and of the imports that brought them."""

    menu_label = _("Data")
    menu_icon = "table"
    menu_order = 200
    items = (GroupViewSet, FacilityViewSet, EventViewSet, ImportRunViewSet, ErrorReportViewSet)


register_snippet(DataViewSetGroup)
register_setting(Municipality, icon="site", order=10)


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern]:
    """Addresses that the record forms ask while they are filled in."""
    return [path("data/places/", known_places, name="known_places")]


@hooks.register("register_log_actions")
def history_of_tags(actions: Any) -> None:
    """Tags that were put on or taken off stand in a record's history."""
    actions.register_action(ACTION)(TagLogFormatter)


# After Wagtail's own delete action, which theirs replaces: it leaves no entry in the history.
for bulk_action in (
    PublishBulkAction,
    UnpublishBulkAction,
    ConfirmBulkAction,
    TagBulkAction,
    ExportBulkAction,
    DeleteRecordsBulkAction,
):
    hooks.register("register_bulk_action", bulk_action, order=100)
