"""Registers search's part of the desk with Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from .desk.effect import effect_view
from .desk.rebuilding import RebuildPage
from .desk.reporting import SearchReports
from .desk.taught import PromotionViewSet, SynonymViewSet
from .desk.why import WhyPage


class SearchGroup(ViewSetGroup):
    """The menu of search: what editors teach it, and what it tells them."""

    menu_label = _("Site search")
    menu_icon = "search"
    menu_order = 300
    items = (SynonymViewSet, PromotionViewSet, SearchReports, WhyPage, RebuildPage)


@hooks.register("register_admin_viewset")
def search_group() -> SearchGroup:
    """The menu and its pages."""
    return SearchGroup()


@hooks.register("register_admin_urls")
def urls() -> list[Any]:
    """The preview of what a synonym or promoted result would change."""
    return [
        path("search/effect/<str:model>/", effect_view, name="search_effect"),
        path("search/effect/<str:model>/<int:pk>/", effect_view, name="search_effect"),
    ]
