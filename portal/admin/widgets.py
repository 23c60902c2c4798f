"""Inputs of the record forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Model
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.widgets import AdminSnippetChooser


class AnswerSelect(forms.NullBooleanSelect):
    """Yes, no or not confirmed, in the words of the standard layouts."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.choices = [
            ("unknown", _("Not confirmed")),
            ("true", _("Available")),
            ("false", _("Not available")),
        ]


class RecordChooser(AdminSnippetChooser):
    """A chooser whose texts follow the language of each request.

    Wagtail's puts its texts together once, in the language that happened to be active then.
    """

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        name = model._meta.verbose_name
        self.choose_one_text = _named(gettext_noop("Choose %(object)s"), name)
        self.choose_another_text = _named(gettext_noop("Choose another %(object)s"), name)
        self.link_to_chosen_text = _named(gettext_noop("Edit this %(object)s"), name)


def _text_with(msgid: str, name: Any) -> str:
    return gettext(msgid) % {"object": name}


_named = lazy(_text_with, str)


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
