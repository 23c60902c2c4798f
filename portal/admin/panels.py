"""Panels that record forms are built from, beside Wagtail's own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel
from wagtail.admin.panels.base import get_form_for_model

from .comparing import WordedPanel
from .forms import TranslationForm
from .widgets import AnswerSelect

ANSWERS = {None: _("Not confirmed"), True: _("Available"), False: _("Not available")}


class AnswerPanel(WordedPanel):
    """A question that may be unanswered."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AnswerSelect)
        kwargs.setdefault("words", ANSWERS.__getitem__)
        super().__init__(field_name, **kwargs)


def answers(*fields: str) -> list[FieldRowPanel]:
    """Questions two to a row."""
    return [
        FieldRowPanel([AnswerPanel(field) for field in fields[start : start + 2]])
        for start in range(0, len(fields), 2)
    ]


def row(*fields: str) -> FieldRowPanel:
    """Fields that belong together, side by side."""
    return FieldRowPanel([FieldPanel(field) for field in fields])


def with_consent(field: str) -> FieldRowPanel:
    """A contact detail and, beside it, whether it may be shown."""
    return row(field, f"{field}_consent")


class TranslationStatePanel(Panel):
    """Says whether a translation matches the original, and shows what has changed in it."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "portal/admin/translation_state.html"

        def is_shown(self) -> bool:
            return self.instance is not None and self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            row: Any = self.instance
            changed = [
                {
                    "label": row.record._meta.get_field(field).verbose_name,
                    "before": row.source.get(field, ""),
                    "now": getattr(row.record, field),
                }
                for field in row.outdated_fields
            ]
            return {**super().get_context_data(parent_context), "row": row, "changed": changed}


class TranslationsPanel(InlinePanel):
    """A record's texts in other languages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Translations"))
        kwargs.setdefault("label", _("Translation"))
        super().__init__("translations", **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().clone_kwargs()
        kwargs.pop("relation_name")
        return kwargs

    @property
    def panel_definitions(self) -> list[Panel]:
        fields = self.db_field.related_model.text_fields
        return [
            TranslationStatePanel(),
            FieldPanel("language"),
            *(FieldPanel(field) for field in fields),
            FieldPanel("confirmed"),
        ]

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        form_class: type[WagtailAdminModelForm] = get_form_for_model(
            self.db_field.related_model,
            form_class=TranslationForm,
            defer_required_on_fields=[],
        )
        options["formsets"]["translations"]["form"] = form_class
        return options
