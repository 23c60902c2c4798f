"""Lists and single records of every dataset: one view each, made for a dataset by its URL."""

from __future__ import annotations

from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.request import Request

from portal.datasets import Dataset
from portal.datasets.query import DEFAULT_LIMIT, MAX_LIMIT, RecordQuery
from portal.datasets.reading import reader
from portal.exporting import FORMATS
from portal.models import Municipality

from . import links
from .conditional import Validator
from .links import Address, Link
from .schema import DetailSchema, ListSchema
from .views import ReadView, json_response


class RecordView(ReadView):
    """A view of one dataset."""

    dataset: Dataset = None  # type: ignore[assignment]

    def validator(self, request: Request) -> Validator:
        """The validator of an answer about this dataset, under the licence it names."""
        return Validator.now(
            ",".join((self.licence_link(request).href, *self.dataset.field_names)),
            by_the_minute=self.dataset.depends_on_time(request.GET),
        )

    def licence_link(self, request: Request) -> Link:
        """Where the terms of use stand that the city has chosen."""
        return Link("license", Municipality.for_request(request).licence_url, "text/html")


class RecordList(RecordView):
    """A page of records that match the filter."""

    schema = ListSchema()

    def get(self, request: Request) -> HttpResponseBase:
        query = RecordQuery.parse(self.dataset, request.GET)
        validator = self.validator(request)
        if unchanged := validator.answer(request):
            return unchanged
        limit = min(query.limit or DEFAULT_LIMIT, MAX_LIMIT)
        total = query.queryset.count()
        rows = query.queryset.values_list("pk", flat=True)[query.offset : query.offset + limit]
        records = reader(self.dataset, query.fields).read(list(rows))
        related = self._links(request, limit, query.offset, total)
        response = json_response(
            {
                "total": total,
                "limit": limit,
                "offset": query.offset,
                "links": links.body(related),
                "results": records,
            }
        )
        response["Link"] = links.header(related)
        return validator.mark(response)

    def _links(self, request: Request, limit: int, offset: int, total: int) -> list[Link]:
        address = Address(request)
        files = [
            Link(
                "alternate",
                address.with_(f"{address.path}.{form.extension}", limit=None, offset=None),
                form.media_type,
            )
            for form in FORMATS.values()
        ]
        pages = links.page_links(address, limit, offset, total)
        return [*pages, *files, self.licence_link(request)]


class RecordDetail(RecordView):
    """One record, by its code."""

    schema = DetailSchema()

    def get(self, request: Request, code: str) -> HttpResponseBase:
        query = RecordQuery.parse_fields(self.dataset, request.GET)
        validator = self.validator(request)
        if unchanged := validator.answer(request):
            return unchanged
        keys = query.queryset.filter(code=code).values_list("pk", flat=True)
        records = reader(self.dataset, query.fields).read(list(keys))
        if not records:
            raise Http404
        response = json_response(records[0])
        response["Link"] = links.header(self._links(request, code))
        return validator.mark(response)

    def _links(self, request: Request, code: str) -> list[Link]:
        name = self.dataset.name
        collection = request.build_absolute_uri(reverse(f"portal_api:{name}"))
        page = request.build_absolute_uri(
            reverse(f"portal:{self.dataset.model._meta.model_name}", args=[code])
        )
        return [
            Link("collection", collection),
            Link("alternate", page, "text/html"),
            self.licence_link(request),
        ]
