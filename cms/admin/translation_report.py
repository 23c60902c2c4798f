"""Words for the report of translations: wagtail-localize leaves two of its filters without any."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail_localize.views.report import TranslationsReportFilterSet

LABELS = {"source_locale": _("Translated from"), "target_locale": _("Translated into")}


def name_the_filters() -> None:
    """Label the filters that would show the names of Python's fields."""
    for name, label in LABELS.items():
        TranslationsReportFilterSet.base_filters[name].label = label
