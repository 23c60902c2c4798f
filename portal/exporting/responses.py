"""A file as a streamed response, with the headers that clients and people need."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from portal.models import Municipality


def file_response(
    method: str, data: Iterable[bytes], media_type: str, name: str
) -> HttpResponseBase:
    """``data`` as a download called ``name``; the headers alone when ``method`` is HEAD."""
    response: HttpResponseBase
    if method == "HEAD":
        response = HttpResponse(content_type=media_type)
        del response["Content-Length"]
    else:
        response = StreamingHttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = (
        f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
    )
    return response


def file_name(request: HttpRequest, dataset_name: str, extension: str) -> str:
    """The name of a file: the city's code, where it has one yet, before the dataset's name."""
    code = Municipality.for_request(request).code
    return f"{code}_{dataset_name}.{extension}" if code else f"{dataset_name}.{extension}"
