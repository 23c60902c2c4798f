"""The desk's forms for synonyms and promoted results."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.models import Promotion, Synonym

from .places import entry_named, entry_of_key


class ThingInput(forms.TextInput):
    """An address or a title, with titles offered while typing where there is a script."""

    def __init__(self) -> None:
        super().__init__({"data-search-things": reverse_lazy("search:suggest")})

    class Media:
        js = ["search/desk/things.js"]


class SynonymForm(WagtailAdminModelForm):
    """Two lists of words and what they are to each other."""

    class Meta:
        model = Synonym
        fields = ["words", "direction", "others", "note"]
        widgets = {
            "words": forms.Textarea({"rows": 2}),
            "others": forms.Textarea({"rows": 2}),
            "direction": forms.RadioSelect,
        }


class PromotionForm(WagtailAdminModelForm):
    """Words, and what to show for them, named by its address or title."""

    thing = forms.CharField(
        label=_("Page or record"),
        help_text=_("Its web address, or its title as it is shown."),
        widget=ThingInput,
    )

    class Meta:
        model = Promotion
        fields = ["words", "position", "first_day", "last_day"]
        widgets = {"words": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.key:
            entry = entry_of_key(self.instance.key)
            self.fields["thing"].initial = entry.url if entry else self.instance.key

    def clean_thing(self) -> str:
        """The key of what is named; one that is kept may have been withdrawn for a while."""
        text: str = self.cleaned_data["thing"]
        if text == self.instance.key:
            return text
        return entry_named(text).key

    def _post_clean(self) -> None:
        if "thing" in self.cleaned_data:
            self.instance.key = self.cleaned_data["thing"]
        super()._post_clean()
