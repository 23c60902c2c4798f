"""Inputs of the record forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class AnswerSelect(forms.NullBooleanSelect):
    """Yes, no or not confirmed, in the words of the standard layouts."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [
            ("unknown", _("Not confirmed")),
            ("true", _("Available")),
            ("false", _("Not available")),
        ]


class SuggestingInput(forms.TextInput):
    """A text that suggests what is usually written, and takes anything else too."""

    template_name = "portal/admin/suggesting_input.html"

    def __init__(self, suggestions: Callable[[], list[str]]) -> None:
        super().__init__()
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}-suggestions"
        context["widget"]["attrs"]["list"] = list_id
        return {**context, "list_id": list_id, "suggestions": self.suggestions()}
