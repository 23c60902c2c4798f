"""The search API's answers as OpenAPI describes them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, OpenApiTypes
from rest_framework import serializers

from . import facets
from .params import SORTS

DEFAULT_LIMIT, LARGEST_LIMIT = 20, 100


class SearchLinkSerializer(serializers.Serializer):
    """A link (RFC 8288)."""

    rel = serializers.CharField()
    href = serializers.CharField()
    type = serializers.CharField()


class SearchSegmentSerializer(serializers.Serializer):
    """A stretch of text; marked where it was found."""

    text = serializers.CharField()
    marked = serializers.BooleanField()


class SearchPointSerializer(serializers.Serializer):
    """A place on the map (WGS 84, decimal degrees)."""

    latitude = serializers.FloatField()
    longitude = serializers.FloatField()


class SearchFileSerializer(serializers.Serializer):
    """A file on the page in which was found what the page itself does not say."""

    title = serializers.CharField()
    url = serializers.CharField(help_text=_("Absolute address of the file."))
    type = serializers.CharField(help_text=_("The file's ending, such as PDF."))
    size = serializers.IntegerField(allow_null=True, help_text=_("Bytes."))
    page = serializers.IntegerField(allow_null=True, help_text=_("Page of a PDF, from 1."))
    sheet = serializers.CharField(allow_null=True, help_text=_("Name of a workbook's sheet."))
    excerpt = SearchSegmentSerializer(many=True)


class SearchHitSerializer(serializers.Serializer):
    """One found thing in one language."""

    key = serializers.CharField(help_text=_("Names the thing, the same in all its languages."))
    locale = serializers.CharField()
    kind = serializers.CharField()
    kind_label = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField(help_text=_("Absolute address of its page."))
    date = serializers.DateField(
        allow_null=True, help_text=_("When it takes place, or else when it was published.")
    )
    end_date = serializers.DateField(allow_null=True)
    published_on = serializers.DateField(allow_null=True)
    place = SearchPointSerializer(allow_null=True)
    facets = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))
    file = SearchFileSerializer(allow_null=True)
    title_segments = SearchSegmentSerializer(many=True)
    excerpt = SearchSegmentSerializer(many=True)


class SearchFacetValueSerializer(serializers.Serializer):
    """One choice of a facet and how many results it would give."""

    value = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    count = serializers.IntegerField()
    selected = serializers.BooleanField()


class SearchFacetSerializer(serializers.Serializer):
    """A facet; its values are counted without its own filter."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    values = SearchFacetValueSerializer(many=True)


class SearchSpellingSerializer(serializers.Serializer):
    """Other words that may have been meant, and how many results they have."""

    text = serializers.CharField()
    total = serializers.IntegerField()
    href = serializers.CharField()


class SearchResultsSerializer(serializers.Serializer):
    """What was found."""

    total = serializers.IntegerField()
    limit = serializers.IntegerField()
    offset = serializers.IntegerField()
    relaxed = serializers.BooleanField(
        help_text=_("Nothing has all the words; these results have some of them.")
    )
    degraded = serializers.BooleanField(
        help_text=_(
            "The search server does not answer now; another search found these results and their "
            "order may be simpler."
        )
    )
    meant = SearchSpellingSerializer(
        many=True,
        help_text=_("Where few or no results have the words as they stand: other spellings."),
    )
    links = SearchLinkSerializer(many=True)
    facets = SearchFacetSerializer(many=True)
    results = SearchHitSerializer(many=True)


class SearchParameterErrorSerializer(serializers.Serializer):
    """One wrong parameter."""

    parameter = serializers.CharField()
    detail = serializers.CharField()
    allowed = serializers.ListField(child=serializers.CharField(), required=False)


class SearchProblemSerializer(serializers.Serializer):
    """A problem document (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(required=False)
    instance = serializers.CharField()
    errors = SearchParameterErrorSerializer(many=True, required=False)  # type: ignore[assignment]


def parameters() -> list[OpenApiParameter]:
    """The parameters of the search; facets are those that are registered."""
    text = _("Words to find; all of them are wanted.")
    most = _("Results on a page; 100 at most.")
    first = _("Only what takes place or was published on this day or later.")
    last = _("Only what takes place or was published on this day or earlier.")
    past = _("1 finds what is over too; naming days does as well.")
    sort = _("date is the day of the event; distance needs near.")
    near = _("Latitude and longitude (WGS 84, decimal degrees), with a comma between.")
    return [
        OpenApiParameter("q", str, description=text),
        *(
            OpenApiParameter(
                facet.name,
                str,
                many=True,
                enum=facet.choices or None,
                description=facet.label,
            )
            for facet in facets.registered()
        ),
        OpenApiParameter("from", OpenApiTypes.DATE, description=first),
        OpenApiParameter("to", OpenApiTypes.DATE, description=last),
        OpenApiParameter("past", str, enum=["0", "1"], description=past),
        OpenApiParameter("sort", str, enum=list(SORTS), default="relevance", description=sort),
        OpenApiParameter("near", str, description=near),
        OpenApiParameter("limit", int, description=most, default=DEFAULT_LIMIT),
        OpenApiParameter("offset", int, description=_("Results before the page."), default=0),
    ]
