"""Registers what the pages' app adds to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from wagtail import hooks
from wagtail.contrib.settings.registry import register_setting

from .models import Branding
from .page_links import KnownPageLinkHandler

register_setting(Branding, icon="view", order=20)


@hooks.register("register_rich_text_features", order=10)
def page_links(features: Any) -> None:
    """Links to pages are written by ours, after Wagtail has registered its own."""
    features.register_link_type(KnownPageLinkHandler)
