"""The peer: what one would write with Django REST framework alone, with the same fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from rest_framework import serializers, viewsets
from rest_framework.pagination import LimitOffsetPagination

from portal import datasets
from portal.datasets import Kind
from portal.models import Group, Record


class Page(LimitOffsetPagination):
    """Pages like ours."""

    default_limit = 100
    max_limit = 1000


class CodeAndName(serializers.Serializer):
    """A referenced record."""

    code = serializers.CharField()
    name = serializers.CharField()


def view(name: str) -> Callable[..., Any]:
    """A plain ModelViewSet over a dataset's model, its relations prefetched."""
    dataset = datasets.get(name)
    nested = {f.name: f for f in dataset.fields if f.kind in {Kind.ROWS, Kind.TRANSLATIONS}}
    references = [f.name for f in dataset.fields if f.kind is Kind.REFERENCE]
    attributes: dict[str, Any] = {
        name: _nested(field)(many=True, read_only=True) for name, field in nested.items()
    }
    attributes |= {name: CodeAndName(read_only=True) for name in references}
    attributes["to_representation"] = _without_withheld
    meta = type("Meta", (), {"model": dataset.model, "fields": dataset.field_names})
    serializer = type(
        "PlainSerializer", (serializers.ModelSerializer,), {**attributes, "Meta": meta}
    )
    queryset = dataset.public().select_related(*references).prefetch_related(*nested)
    viewset = type(
        "PlainViewSet",
        (viewsets.ModelViewSet,),
        {"queryset": queryset, "serializer_class": serializer, "pagination_class": Page},
    )
    return viewset.as_view({"get": "list"})


def body(viewset: Callable[..., Any], request: HttpRequest) -> bytes:
    """The rendered body of the peer's list."""
    response = viewset(request)
    return bytes(response.render().content)


def _nested(field: Any) -> type[serializers.ModelSerializer]:
    names = [part.name for part in field.fields]
    if field.kind is Kind.TRANSLATIONS:
        names.append("language")
    meta = type("Meta", (), {"model": field.related_model, "fields": names})
    return type("NestedSerializer", (serializers.ModelSerializer,), {"Meta": meta})


def _without_withheld(self: serializers.ModelSerializer, record: Record) -> dict[str, Any]:
    data = serializers.ModelSerializer.to_representation(self, record)
    if isinstance(record, Group):
        for field, consent in Group.CONSENTS.items():
            if not getattr(record, consent):
                data[field] = ""
    return data
