"""Suggestions for the search box (JSON), and the same for developers."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from search.params import Reader
from search.problems import negotiated_language, problem

from .answers import MOST_OFFERS, answer

LARGEST_LIMIT = 20


def languages() -> list[str]:
    """The site's languages."""
    return [code for code, _name in settings.LANGUAGES]


@require_safe
@cache_control(public=True, max_age=60)
def suggestions(request: HttpRequest) -> JsonResponse:
    """Offers for what stands in the box, in the page's language."""
    return JsonResponse(
        answer(request.GET.get("q", ""), get_language() or settings.LANGUAGE_CODE),
        headers={"X-Robots-Tag": "noindex"},
    )


class SuggestionSerializer(serializers.Serializer):
    """A word to search for, or the title of one thing."""

    text = serializers.CharField()
    kind = serializers.CharField(help_text=_("Kind of the thing; empty for a word."))
    kind_label = serializers.CharField()
    url = serializers.CharField(help_text=_("Absolute address of its page, or of the results."))
    key = serializers.CharField(help_text=_("Names the thing; empty for a word."))


class SuggestionsSerializer(serializers.Serializer):
    """What can be suggested for what was typed."""

    query = serializers.CharField()
    popular = serializers.BooleanField(
        help_text=_("Nothing was typed; these are words that many search for.")
    )
    suggestions = SuggestionSerializer(many=True)


class SuggestView(APIView):
    """Suggestions for half a word."""

    http_method_names = ["get", "head", "options"]
    renderer_classes = [JSONRenderer]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with translation.override(negotiated_language(request)):
            return super().dispatch(request, *args, **kwargs)

    @extend_schema(
        operation_id="search_suggest",
        tags=["search"],
        summary=_("Suggestions for half a word"),
        parameters=[
            OpenApiParameter(
                "q", str, description=_("What has been typed: as written, in kana or in romaji.")
            ),
            OpenApiParameter("locale", str, enum=languages()),
            OpenApiParameter("limit", int, default=MOST_OFFERS),
        ],
        responses=SuggestionsSerializer,
    )
    def get(self, request: Request) -> Response:
        reader = Reader(request.GET)
        limit = reader.number("limit", MOST_OFFERS, 1, LARGEST_LIMIT)
        locale = reader.choice("locale", languages(), get_language() or settings.LANGUAGE_CODE)
        reader.refuse_others("q", "locale", "limit")
        if reader.errors:
            title = _("A parameter cannot be used")
            detail = _("Correct the parameters named in errors.")
            return problem(request, 400, title, detail, reader.errors)
        found = answer(request.GET.get("q", ""), locale, limit)
        for one in found["suggestions"]:
            one["url"] = request.build_absolute_uri(one["url"])
        return Response(found, headers={"Cache-Control": "public, max-age=60"})
