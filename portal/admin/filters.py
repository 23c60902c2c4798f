"""What the record lists can be narrowed by."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from portal.confirming import unconfirmed
from portal.kinds import poi_name
from portal.models import (
    ActivityField,
    DeskTag,
    Event,
    Facility,
    Group,
    RecordTranslation,
    TranslationState,
)
from portal.models.fields import CodeListField
from portal.models.translation import other_languages


def _translation_choices() -> list[tuple[str, Any]]:
    return [
        (f"{code}:{state.value}", f"{name}: {state.label}")
        for code, name in other_languages()
        for state in TranslationState
    ]


def _choice(label: Any, choices: Any, method: str) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=label, choices=choices, method=method, widget=RadioSelect, empty_label=_("All")
    )


class TaggedFilterSet(WagtailFilterSet):
    """The filter of whatever the desk tags."""

    desk_tags = django_filters.ModelMultipleChoiceFilter(
        label=_("Desk tags"),
        queryset=DeskTag.objects.order_by("name"),
        method="filter_desk_tags",
        widget=CheckboxSelectMultiple,
    )

    def filter_desk_tags(self, rows: QuerySet, _name: str, tags: list[DeskTag]) -> QuerySet:
        """Those that have any of the tags."""
        if not tags:
            return rows
        tagged = rows.model.objects.filter(desk_tags__in=tags)
        return rows.filter(pk__in=tagged.values("pk"))


class RecordFilterSet(TaggedFilterSet):
    """Filters that every kind of record has."""

    publication = _choice(
        _("Publication"),
        [
            ("public", _("Public")),
            ("changed", _("Public, with a draft")),
            ("draft", _("Draft")),
            ("expired", _("Expired")),
        ],
        "filter_publication",
    )
    translation = _choice(_("Translation"), _translation_choices, "filter_translation")

    def filter_publication(self, records: QuerySet, _name: str, value: str) -> QuerySet:
        """Records that stand as ``value`` says between draft and public."""
        conditions = {
            "public": {"live": True},
            "changed": {"live": True, "has_unpublished_changes": True},
            "draft": {"live": False, "expired": False},
            "expired": {"live": False, "expired": True},
        }
        return records.filter(**conditions[value])

    def filter_translation(self, records: QuerySet, _name: str, value: str) -> QuerySet:
        """Records whose public texts in a language are missing, up to date or outdated."""
        language, _colon, state = value.partition(":")
        rows: type[RecordTranslation] = records.model.translations.rel.related_model
        translated = rows.translated_rows().filter(language=language).values("record")
        outdated = rows.outdated_rows().filter(language=language).values("record")
        if state == TranslationState.MISSING:
            return records.exclude(pk__in=translated)
        if state == TranslationState.OUTDATED:
            return records.filter(pk__in=outdated)
        return records.filter(pk__in=translated).exclude(pk__in=outdated)


class GroupFilterSet(RecordFilterSet):
    """Groups by field of activity, type, status and openness."""

    confirmation = _choice(
        _("Confirmation"), [("late", _("Not confirmed for a year"))], "filter_confirmation"
    )
    field = django_filters.ChoiceFilter(
        label=_("Fields of activity"), choices=ActivityField.choices, method="filter_field"
    )

    def filter_confirmation(self, groups: QuerySet, _name: str, _value: str) -> QuerySet:
        """Public groups to ask whether all is still right."""
        return groups.filter(unconfirmed(timezone.localdate()))

    def filter_field(self, groups: QuerySet, _name: str, value: str) -> QuerySet:
        """Groups active in one field."""
        return groups.filter(activity_fields__contains=CodeListField.delimited(value))

    class Meta:
        model = Group
        fields = ["group_type", "status", "membership_open"]


def _kinds_in_use() -> list[tuple[str, str]]:
    codes = Facility.objects.order_by("poi_code").values_list("poi_code", flat=True).distinct()
    return [(code, poi_name(code)) for code in codes if code]


def _event_kinds_in_use() -> list[tuple[str, str]]:
    kinds = Event.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, kind) for kind in kinds if kind]


class FacilityFilterSet(RecordFilterSet):
    """Facilities by kind and the commonest questions of accessibility."""

    poi_code = django_filters.ChoiceFilter(label=_("Kind (POI code)"), choices=_kinds_in_use)

    class Meta:
        model = Facility
        fields = ["wheelchair_accessible", "accessible_toilet", "nursing_room"]


class EventFilterSet(RecordFilterSet):
    """Events by days, kind and status."""

    start_date = django_filters.DateFromToRangeFilter(
        label=_("First day"), widget=DateRangePickerWidget
    )
    kind = django_filters.ChoiceFilter(label=_("Kind of event"), choices=_event_kinds_in_use)

    class Meta:
        model = Event
        fields = ["status"]
