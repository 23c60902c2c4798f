"""The filters of the case study index; each offers only what some public case has.

A city has hundreds of cases, not thousands: they are read once, with whom they name, and choices,
filter and list all come from that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.models import ActivityField

if TYPE_CHECKING:
    from cms.models import CaseStudyPage
    from portal.models import Record

Choice = tuple[str, Any]


class CaseStudyFilter(forms.Form):
    """``form``, ``field``, ``year``, ``group`` and ``facility`` (both by code), all optional."""

    form = forms.ChoiceField(label=_("Form of collaboration"), required=False)
    field = forms.ChoiceField(label=_("Field of activity"), required=False)
    year = forms.ChoiceField(label=_("Fiscal year"), required=False)
    group = forms.ChoiceField(label=_("Civic group"), required=False)
    facility = forms.ChoiceField(label=_("Facility"), required=False)

    def __init__(self, params: Mapping[str, Any], cases: Iterable[CaseStudyPage]) -> None:
        super().__init__(params)
        self._cases = list(cases)
        forms_present = {(case.form, case.get_form_display()) for case in self._cases}
        fields = {case.field for case in self._cases}
        years = sorted({case.year for case in self._cases}, reverse=True)
        self._offer("form", sorted(forms_present))
        self._offer("field", [choice for choice in ActivityField.choices if choice[0] in fields])
        self._offer("year", [(str(year), year) for year in years])
        self._offer("group", _named(case.public_groups for case in self._cases))
        self._offer("facility", _named(case.public_facilities for case in self._cases))

    def _offer(self, name: str, choices: Iterable[Choice]) -> None:
        self.fields[name].choices = [("", _("All")), *choices]  # type: ignore[attr-defined]

    def cases(self) -> list[CaseStudyPage]:
        """The cases that fit; none where a value is not on offer, which the form then says."""
        if not self.is_valid():
            return []
        return [case for case in self._cases if self._fits(case)]

    def _fits(self, case: CaseStudyPage) -> bool:
        facts: dict[str, set[str]] = {
            "form": {case.form},
            "field": {case.field},
            "year": {str(case.year)},
            "group": {group.code for group in case.public_groups},
            "facility": {facility.code for facility in case.public_facilities},
        }
        return all(not value or value in facts[name] for name, value in self.cleaned_data.items())


def _named(records: Iterable[Iterable[Record]]) -> list[Choice]:
    """Every record that some case names, once, by name."""
    by_code = {record.code: record.text("name") for several in records for record in several}
    return sorted(by_code.items(), key=lambda choice: choice[1])
