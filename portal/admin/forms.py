"""The edit form of a record; it keeps what each translation was made from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.models import Record, RecordTranslation


class TranslationForm(WagtailAdminModelForm):
    """One language of a record, with a box to say that it still matches the original."""

    confirmed = forms.BooleanField(
        label=_("The translation matches the original"),
        required=False,
        help_text=_("Tick this when the original has changed and the translation needs no change."),
    )

    instance: RecordTranslation

    def remember_source(self, record: Record) -> None:
        """Note what the texts that were changed here, or confirmed, were made from."""
        translation = self.instance
        translation.record = record  # type: ignore[attr-defined]
        if self.cleaned_data.get("confirmed"):
            translation.remember_source()
        else:
            translation.remember_source(set(self.changed_data) & set(translation.text_fields))


KEYS = {"translations": "language"}
"""Child rows of which a record has one for each value of a field."""


TAGS = "desk_tags"
"""The field of what belongs to the desk and to no version of a record."""


class RecordForm(WagtailAdminModelForm):
    """Base of the edit forms of group, facility and event."""

    @cached_property
    def changed_data(self) -> list[str]:
        """Names of the changed fields; other tags alone make no new version to publish."""
        return [name for name in super().changed_data if name != TAGS]

    def _save_m2m(self) -> None:
        """Leave the tags to the view, which notes them in the history."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Tell what is wrong with a field that this form does not have above the form."""
        if field is None and hasattr(error, "error_dict"):
            known = {name: each for name, each in error.error_dict.items() if name in self.fields}
            others = error.error_dict.keys() - known.keys()
            for name in others:
                super().add_error(None, error.error_dict[name])
            error = ValidationError(known)
        super().add_error(field, error)

    def clean(self) -> dict[str, Any]:
        """Refuse to give a row the key of another stored one, even of one that changes too.

        Rows are saved one after the other, and the database would refuse the first of two that
        change places.
        """
        cleaned: dict[str, Any] = super().clean()
        for name in KEYS.keys() & self.formsets.keys():
            rows = [form for form in self.formsets[name].forms if form.instance.pk]
            for form in rows:
                others = {row.initial.get(KEYS[name]) for row in rows if row is not form}
                if form.is_valid() and form.cleaned_data.get(KEYS[name]) in others:
                    form.add_error(
                        KEYS[name], _("Another entry has this already. Edit that one instead.")
                    )
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save the record; a translation changed with it remembers the new originals."""
        for form in self.formsets["translations"].forms:
            if form in self.formsets["translations"].deleted_forms:
                continue
            if form.instance.pk or form.has_changed():
                if form.cleaned_data.get("language") == "en" and "name_en" in self.changed_data:
                    form.changed_data.append("name")
                form.remember_source(self.instance)
        return super().save(commit)
