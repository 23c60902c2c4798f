"""How the views describe themselves in OpenAPI 3.1; everything comes from the declarations."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse

from portal.datasets.choosing import AnyOfFilter
from portal.datasets.filters import BoxFilter, ISODateFilter, MonthFilter, allowed_values
from portal.datasets.nearness import NearFilter
from portal.datasets.query import DEFAULT_LIMIT, MAX_LIMIT

from .serializers import (
    ChangePageSerializer,
    ProblemSerializer,
    page_serializer,
    record_serializer,
)

PROBLEM = "application/problem+json"


class DataSchema(AutoSchema):
    """What the operations of the API have in common: names, errors, validators."""

    view: Any

    def get_operation_id(self) -> str:
        """The path in snake case: ``groups``, ``groups_code``, ``data_groups_csv``."""
        path = self.path.removeprefix("/api/v1/")
        return re.sub(r"[^a-z0-9]+", "_", path.lower()).strip("_")

    def get_description(self) -> str:  # type: ignore[override]
        return ""

    def get_request_serializer(self) -> None:
        return None

    def get_response_serializers(self) -> dict[Any, Any]:  # type: ignore[override]
        answers: dict[Any, Any] = self.answers()
        answers[304] = OpenApiResponse(description=_("Nothing has changed since (If-None-Match)."))
        codes = {
            400: _("A parameter is unknown or wrong; errors names it."),
            404: _("There is no such public record."),
            429: _("Too many requests; wait for Retry-After seconds."),
        }
        for code, text in codes.items():
            if code != 404 or "{code}" in self.path:
                answers[code, PROBLEM] = OpenApiResponse(ProblemSerializer, description=text)
        return answers

    def answers(self) -> dict[Any, Any]:
        """The operation's own answers by status (and media type)."""
        raise NotImplementedError


class RecordSchema(DataSchema):
    """Operations of one dataset."""

    def get_tags(self) -> list[str]:
        return [self.view.dataset.name]

    def get_summary(self) -> str:
        return str(self.view.dataset.label)

    def fields_parameter(self) -> OpenApiParameter:
        """``fields`` of a list, a file or a record."""
        text = _("Names of the fields wanted, separated with commas; code is always there.")
        return OpenApiParameter("fields", str, description=text)

    def filter_parameters(self) -> list[OpenApiParameter]:
        """One parameter for each filter of the dataset."""
        filters = self.view.dataset.filterset_class.base_filters
        return [parameter(name, found) for name, found in filters.items()]

    def order_parameter(self) -> OpenApiParameter:
        """``ordering`` of a list or a file."""
        names = ", ".join(n for n in self.view.dataset.orderings if not n.startswith("-"))
        text = _("Names to sort by, separated with commas; with - before it descending. %(names)s")
        return OpenApiParameter("ordering", str, description=text % {"names": names})


class ListSchema(RecordSchema):
    """A page of records."""

    def get_override_parameters(self) -> list[Any]:
        return [
            *self.filter_parameters(),
            self.fields_parameter(),
            self.order_parameter(),
            *page_parameters(),
        ]

    def answers(self) -> dict[Any, Any]:
        description = str(self.view.dataset.description)
        serializer = page_serializer(self.view.dataset)
        return {200: OpenApiResponse(serializer, description=description)}


class DetailSchema(RecordSchema):
    """One record."""

    def get_summary(self) -> str:
        return _("%(label)s: one record") % {"label": self.view.dataset.label}

    def get_override_parameters(self) -> list[Any]:
        code = OpenApiParameter("code", str, OpenApiParameter.PATH, description=_("ID"))
        return [code, self.fields_parameter()]

    def answers(self) -> dict[Any, Any]:
        return {200: record_serializer(self.view.dataset)}


class FileSchema(RecordSchema):
    """A streamed file of records."""

    def get_summary(self) -> str:
        return f"{self.view.dataset.label} ({self.view.file_format.name})"

    def get_override_parameters(self) -> list[Any]:
        return [
            *self.filter_parameters(),
            self.fields_parameter(),
            self.order_parameter(),
            OpenApiParameter("limit", int, description=_("At most so many records.")),
            OpenApiParameter("offset", int, description=_("Records to leave out before.")),
        ]

    def answers(self) -> dict[Any, Any]:
        return {(200, self.view.file_format.media_type.partition(";")[0]): OpenApiTypes.STR}


class StandardSchema(RecordSchema):
    """A streamed file in a standard layout."""

    def get_summary(self) -> str:
        return self.view.layout.label

    def get_override_parameters(self) -> list[Any]:
        return self.filter_parameters()

    def answers(self) -> dict[Any, Any]:
        return {(200, "text/csv"): OpenApiTypes.STR}


class ChangeSchema(DataSchema):
    """The change feed."""

    def get_tags(self) -> list[str]:
        return ["changes"]

    def get_summary(self) -> str:
        return _("Changes since a sequence")

    def get_override_parameters(self) -> list[Any]:
        text = _("The last sequence that you know; 0 from the beginning.")
        return [
            OpenApiParameter("after", int, description=text, default=0),
            page_parameters()[0],
        ]

    def answers(self) -> dict[Any, Any]:
        return {200: ChangePageSerializer}


def page_parameters() -> list[OpenApiParameter]:
    """``limit`` and ``offset`` of a list."""
    text = _("Records on a page; %(most)s at most.") % {"most": MAX_LIMIT}
    return [
        OpenApiParameter("limit", int, description=text, default=DEFAULT_LIMIT),
        OpenApiParameter("offset", int, description=_("Records before the page."), default=0),
    ]


def parameter(name: str, found: Any) -> OpenApiParameter:
    """A filter as a parameter."""
    choices = allowed_values(found)
    examples = {
        BoxFilter: "139.6,35.5,139.9,35.8",
        MonthFilter: "2026-11",
        NearFilter: "35.681236,139.767125",
    }
    several = isinstance(found, AnyOfFilter)
    text = str(found.label)
    if type(found) in examples:
        text = f"{text}: {examples[type(found)]}"
    return OpenApiParameter(
        name,
        OpenApiTypes.DATE if isinstance(found, ISODateFilter) else str,
        description=text,
        enum=choices or None,
        many=several,
        explode=True if several else None,
        style="form" if several else None,
    )


def public_endpoints(endpoints: list[tuple]) -> list[tuple]:
    """The addresses that the document describes: the API and the files, not the desk's own."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(("/api/", "/data/"))]


def without_marks(result: Any, **_options: Any) -> Any:
    """The document without drf-spectacular's marks for a step that is left out."""
    if isinstance(result, dict):
        return {k: without_marks(v) for k, v in result.items() if k != "x-spec-enum-id"}
    if isinstance(result, list):
        return [without_marks(item) for item in result]
    return result
