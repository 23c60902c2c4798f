"""Registers what the pages' app adds to Wagtail's admin."""

from __future__ import annotations

from wagtail.contrib.settings.registry import register_setting

from .models import Branding

register_setting(Branding, icon="view", order=20)
