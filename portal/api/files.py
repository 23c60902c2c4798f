"""Records as files: a list's filter in another format, or a dataset in a standard layout."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request

from portal.datasets.query import RecordQuery
from portal.datasets.reading import reader
from portal.exporting import FileFormat
from portal.exporting.responses import file_name, file_response
from portal.exporting.standard import write_standard
from portal.standards import Layout

from .links import header
from .records import RecordView
from .schema import FileSchema, StandardSchema


class ByExtension(BaseContentNegotiation):
    """The address says the format, so no Accept header is refused."""

    def select_parser(self, request: Request, parsers: list) -> None:  # type: ignore[override]
        return None

    def select_renderer(self, request, renderers, format_suffix=None):  # type: ignore[no-untyped-def]
        return renderers[0], renderers[0].media_type


class RecordFile(RecordView):
    """The records that match the filter, streamed."""

    schema = FileSchema()
    content_negotiation_class = ByExtension
    file_format: FileFormat = None  # type: ignore[assignment]

    def get(self, request: Request) -> HttpResponseBase:
        query = RecordQuery.parse(self.dataset, request.GET)
        validator = self.validator(request)
        if unchanged := validator.answer(request):
            return unchanged
        fields = (*query.fields, *self.file_format.needs) if query.fields else ()
        read = reader(self.dataset, fields)
        data = self.file_format.write(read, read.stream(query.page))
        name = file_name(request, self.dataset.file_name, self.file_format.extension)
        response = file_response(request.method or "", data, self.file_format.media_type, name)
        response["Link"] = header([self.licence_link(request)])
        return validator.mark(response)


class StandardFile(RecordView):
    """A dataset in a standard layout, streamed."""

    schema = StandardSchema()
    content_negotiation_class = ByExtension
    layout: Layout = None  # type: ignore[assignment]

    def get(self, request: Request) -> HttpResponseBase:
        queryset = self.dataset.filter(request.GET, strict=True)
        validator = self.validator(request)
        if unchanged := validator.answer(request):
            return unchanged
        data = write_standard(self.layout, queryset)
        name = file_name(request, self.layout.name, "csv")
        media_type = "text/csv; charset=utf-8; header=present"
        response = file_response(request.method or "", data, media_type, name)
        response["Link"] = header([self.licence_link(request)])
        return validator.mark(response)
