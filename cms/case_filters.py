"""The filters of the case study index; each offers only what some public case has."""

from __future__ import annotations

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from portal.models import Facility, Group


class CaseStudyFilterSet(django_filters.FilterSet):
    """``form``, ``field``, ``year``, ``group`` and ``facility`` (both by code)."""

    form = django_filters.ChoiceFilter(label=_("Form of collaboration"), empty_label=_("All"))
    field = django_filters.ChoiceFilter(label=_("Field of activity"), empty_label=_("All"))
    year = django_filters.ChoiceFilter(label=_("Fiscal year"), empty_label=_("All"))
    group = django_filters.ModelChoiceFilter(
        label=_("Civic group"),
        queryset=Group.published.none(),
        field_name="groups__group",
        to_field_name="code",
        empty_label=_("All"),
    )
    facility = django_filters.ModelChoiceFilter(
        label=_("Facility"),
        queryset=Facility.published.none(),
        field_name="facilities__facility",
        to_field_name="code",
        empty_label=_("All"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cases = self.queryset
        facts = set(cases.order_by().values_list("form", "field", "year"))
        model = cases.model
        self._offer("form", model, {form for form, _field, _year in facts})
        self._offer("field", model, {field for _form, field, _year in facts})
        years = sorted({year for _form, _field, year in facts}, reverse=True)
        self.filters["year"].extra["choices"] = [(year, year) for year in years]
        named = cases.order_by().values("pk")
        self.filters["group"].queryset = Group.published.filter(
            case_links__page__in=named
        ).distinct()
        self.filters["facility"].queryset = Facility.published.filter(
            case_links__page__in=named
        ).distinct()

    def _offer(self, name: str, model: Any, present: set[str]) -> None:
        """Offer the present ones of a field's choices, in the order of the choices."""
        choices = model._meta.get_field(name).choices
        self.filters[name].extra["choices"] = [item for item in choices if item[0] in present]
