"""Panels that record forms are built from, beside Wagtail's own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import FieldComparison, TextFieldComparison
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel
from wagtail.admin.panels.base import get_form_for_model

from .forms import TranslationForm
from .widgets import AnswerSelect


class AnswerComparison(FieldComparison):
    """A yes/no answer in words."""

    val_a: Any
    val_b: Any

    def __init__(self, field: models.Field, obj_a: models.Model, obj_b: models.Model) -> None:
        super().__init__(field, obj_a, obj_b)
        words = {None: _("Not confirmed"), True: _("Available"), False: _("Not available")}
        self.val_a, self.val_b = words[self.val_a], words[self.val_b]


class CodeListComparison(TextFieldComparison):
    """Several choices by their labels."""

    val_a: Any
    val_b: Any

    def __init__(self, field: models.Field, obj_a: models.Model, obj_b: models.Model) -> None:
        super().__init__(field, obj_a, obj_b)
        labels = dict(field.flatchoices)
        self.val_a, self.val_b = (
            "、".join(str(labels.get(code, code)) for code in value)
            for value in (self.val_a, self.val_b)
        )


class AnswerPanel(FieldPanel):
    """A question that may be unanswered."""

    def __init__(self, field_name: str, **kwargs: Any) -> None:
        kwargs.setdefault("widget", AnswerSelect)
        super().__init__(field_name, **kwargs)

    def get_comparison_class(self) -> type[FieldComparison]:
        return AnswerComparison


class CodeListPanel(FieldPanel):
    """Several choices to tick."""

    def get_comparison_class(self) -> type[FieldComparison]:
        return CodeListComparison


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
