"""Words for the screens of translations that wagtail-localize leaves without any, or in English."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail_localize import models
from wagtail_localize.views import edit_translation
from wagtail_localize.views.report import TranslationsReportFilterSet, TranslationsReportView

from portal.admin.counted import CountedPaginator

LABELS = {"source_locale": _("Translated from"), "target_locale": _("Translated into")}
DATE_FORMAT: Final = "%Y-%m-%d"
"""Read alike in every language; theirs writes the month in English."""


def name_the_report() -> None:
    """Label the filters that would show the names of Python's fields; count without a name."""
    for name, label in LABELS.items():
        TranslationsReportFilterSet.base_filters[name].label = label
    TranslationsReportView.paginator_class = CountedPaginator


def write_dates_for_all() -> None:
    """Say when something was translated without the names of English months."""
    for module in (models, edit_translation):
        module.DATE_FORMAT = DATE_FORMAT  # type: ignore[attr-defined]
