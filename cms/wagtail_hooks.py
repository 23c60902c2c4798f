"""Registers what the pages' app adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.userbar import BaseItem, ContentCheckerItem
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .admin import confirming
from .admin.bulk_pages import stock_actions
from .admin.checker import DeskCheckerItem
from .admin.dashboard import DeskPanel
from .admin.glossary import GlossaryViewSet
from .admin.page_export import ExportPagesBulkAction
from .admin.page_lists import VIEW_SETS
from .admin.session import signed_in_again, still_signed_in
from .admin.tagging import TagPagesBulkAction
from .admin.translation_report import name_the_report, write_dates_for_all
from .models import Branding

register_setting(Branding, icon="view", order=20)
register_snippet(GlossaryViewSet)
name_the_report()
write_dates_for_all()


@hooks.register("register_admin_viewset")
def lists_of_pages() -> tuple[PageViewSet, ...]:
    """Lists of one type of pages with what the work on it needs."""
    return VIEW_SETS


@hooks.register("register_log_actions")
def history_of_confirmations(actions: Any) -> None:
    """Who has confirmed a page stands in its history."""
    actions.register_action(confirming.ACTION)(confirming.ConfirmedLogFormatter)


# After Wagtail's own, which four of them replace.
for bulk_action in (
    *stock_actions(),
    confirming.ConfirmPagesBulkAction,
    TagPagesBulkAction,
    ExportPagesBulkAction,
):
    hooks.register("register_bulk_action", bulk_action, order=100)


@hooks.register("construct_homepage_panels")
def show_what_waits(_request: HttpRequest, panels: list[Any]) -> None:
    """Our dashboard instead of Wagtail's, which knows pages only and asks again for each."""
    panels[:] = [DeskPanel()]


@hooks.register("construct_wagtail_userbar")
def check_links_too(_request: HttpRequest, items: list[BaseItem], page: Page | None) -> None:
    """Our checker wherever Wagtail puts its own: beside the page, in previews, in the editor."""
    items[:] = [
        DeskCheckerItem(item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]


@hooks.register("construct_help_menu")
def leave_out_news_of_wagtail(_request: HttpRequest, items: list[Any]) -> None:
    """Release notes and a guide in English help no clerk."""
    items[:] = [item for item in items if not item.url.startswith("http")]


@hooks.register("insert_global_admin_css")
def desk_styles() -> SafeString:
    """The desk's own style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("cms/desk.css"))


@hooks.register("register_admin_urls")
def desk_addresses() -> list[URLPattern]:
    """Addresses of ours in the desk."""
    return [
        path("session/", still_signed_in, name="desk_session"),
        path("session/again/", signed_in_again, name="desk_session_again"),
    ]


@hooks.register("insert_global_admin_js")
def keep_what_is_written() -> str:
    """Forms ask before they are sent whether the login holds and nobody has saved since."""
    return render_to_string("cms/admin/keep_writing.html")
