"""What all views of the API share: reading only, the reader's language, validators."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from rest_framework.views import APIView

from search.problems import negotiated_language

JSON_OPTIONS = orjson.OPT_OMIT_MICROSECONDS


class ReadView(APIView):
    """A view that answers GET and HEAD; errors and labels are in the reader's language."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(negotiated_language(request)):
            return super().dispatch(request, *args, **kwargs)


def json_response(data: Any) -> HttpResponse:
    """``data`` as JSON; moments without fractions of a second."""
    return HttpResponse(orjson.dumps(data, option=JSON_OPTIONS), content_type="application/json")
