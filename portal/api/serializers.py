"""Serializers made from the datasets' declarations: they describe what the readers yield.

Records are read as plain data (``portal.datasets.reading``); these classes are the contract of it,
for the OpenAPI document and for the tests that hold answers against it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from portal.datasets import Dataset, Field, Kind
from portal.datasets.nested import Rows, Translations

TIME = r"^[0-9]{2}:[0-9]{2}$"


class LinkSerializer(serializers.Serializer):
    """A link of RFC 8288."""

    rel = serializers.CharField(help_text=_("How the target relates to this answer."))
    href = serializers.CharField(help_text=_("Absolute address."))
    type = serializers.CharField(help_text=_("Media type of the target."))


class CodeAndNameSerializer(serializers.Serializer):
    """Another public record."""

    code = serializers.CharField(label=_("ID"))
    name = serializers.CharField(label=_("Name"))


class ParameterErrorSerializer(serializers.Serializer):
    """One wrong parameter."""

    parameter = serializers.CharField(help_text=_("Its name."))
    detail = serializers.CharField(help_text=_("What is wrong with it."))
    allowed = serializers.ListField(
        child=serializers.CharField(),
        required=False,
        help_text=_("What would be right, where that can be listed."),
    )


class ProblemSerializer(serializers.Serializer):
    """A problem document (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(required=False)
    instance = serializers.CharField()
    errors = ParameterErrorSerializer(many=True, required=False)  # type: ignore[assignment]


class ChangeSerializer(serializers.Serializer):
    """What happened to one record."""

    sequence = serializers.IntegerField(help_text=_("Grows with every change."))
    dataset = serializers.CharField(label=_("Dataset"))
    code = serializers.CharField(label=_("ID"))
    action = serializers.ChoiceField(
        label=_("What happened"), choices=["created", "changed", "withdrawn"]
    )
    at = serializers.DateTimeField(label=_("When"))
    href = serializers.CharField(
        required=False, help_text=_("Address of the record; not given for a withdrawn one.")
    )


class ChangePageSerializer(serializers.Serializer):
    """Changes after a sequence, oldest first."""

    last = serializers.IntegerField(help_text=_("Ask again with after=<last>."))
    links = LinkSerializer(many=True)
    results = ChangeSerializer(many=True)


@cache
def record_serializer(dataset: Dataset) -> type[serializers.Serializer]:
    """The serializer of a dataset's records."""
    return _serializer(dataset.model.__name__, dataset.description, dataset.fields)


@cache
def page_serializer(dataset: Dataset) -> type[serializers.Serializer]:
    """The serializer of a page of a dataset's records."""
    attributes: dict[str, Any] = {
        "__doc__": "",
        "total": serializers.IntegerField(help_text=_("Records that match, on all pages.")),
        "limit": serializers.IntegerField(help_text=_("Records on a page.")),
        "offset": serializers.IntegerField(help_text=_("Records before this page.")),
        "links": LinkSerializer(many=True),
        "results": record_serializer(dataset)(many=True),
    }
    name = f"{dataset.model.__name__}PageSerializer"
    return type(name, (serializers.Serializer,), attributes)


def _serializer(
    name: str, description: Any, fields: tuple[Field, ...]
) -> type[serializers.Serializer]:
    attributes: dict[str, Any] = {field.name: _field(field) for field in fields}
    return type(
        f"{name}Serializer", (serializers.Serializer,), {"__doc__": description, **attributes}
    )


def _field(field: Field) -> serializers.Field:
    texts = {"label": field.label, "help_text": _help(field)}
    if isinstance(field, Rows):
        row = _serializer(field.related_model.__name__, field.about, field.fields)
        return row(many=True, **texts)
    if isinstance(field, Translations):
        return serializers.DictField(
            child=serializers.DictField(child=serializers.CharField()), **texts
        )
    if field.kind is Kind.REFERENCE:
        return CodeAndNameSerializer(allow_null=True, **texts)
    if field.kind is Kind.LIST:
        return serializers.ListField(child=_text(field), **texts)
    return _plain(field, {**texts, "allow_null": field.nullable})


def _plain(field: Field, options: dict[str, Any]) -> serializers.Field:
    if field.kind is Kind.TIME:
        return serializers.RegexField(TIME, **options)
    classes: dict[Kind, type[serializers.Field]] = {
        Kind.INTEGER: serializers.IntegerField,
        Kind.NUMBER: serializers.FloatField,
        Kind.BOOLEAN: serializers.BooleanField,
        Kind.DATE: serializers.DateField,
        Kind.DATETIME: serializers.DateTimeField,
    }
    found = classes.get(field.kind)
    return found(**options) if found else _text(field, **options)


def _text(field: Field, **options: Any) -> serializers.Field:
    if field.choices:
        blank = field.model_field.blank and field.kind is not Kind.LIST
        return serializers.ChoiceField(choices=field.choices, allow_blank=blank, **options)
    return serializers.CharField(allow_blank=True, **options)


def _help(field: Field) -> Any:
    parts = [field.description] if field.description else []
    if field.unit:
        parts.append(format_lazy("{label}: {unit}", label=_("Unit"), unit=field.unit))
    if field.consent:
        parts.append(_("Empty unless the group has agreed to make it public."))
    return format_lazy(" ".join(["{}"] * len(parts)), *parts) if parts else None


__all__ = [
    "ChangePageSerializer",
    "ProblemSerializer",
    "page_serializer",
    "record_serializer",
]
