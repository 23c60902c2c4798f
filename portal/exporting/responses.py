"""A file as a streamed response, with the headers that clients and people need."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase


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


def file_name(dataset_name: str, extension: str) -> str:
    """The name of a file: the city's code before the dataset's standard name."""
    return f"{settings.LOCALGOV_CODE}_{dataset_name}.{extension}"
