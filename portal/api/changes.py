"""The change feed: what was published, changed and withdrawn, in an order no reader can miss."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.request import Request

from portal import datasets
from portal.datasets import InvalidParameters
from portal.datasets.query import DEFAULT_LIMIT, MAX_LIMIT, whole_number
from portal.models import Action, Change

from . import links
from .conditional import Validator
from .links import Address, Link
from .schema import ChangeSchema
from .views import ReadView, json_response

PARAMETERS = ("after", "limit")
MAX_SEQUENCE = 2**63 - 1


class ChangeList(ReadView):
    """Changes after a sequence, oldest first.

    A reader keeps ``last`` and asks again with ``after=<last>``. A record that is no longer public
    appears as ``withdrawn``: its code, and nothing else of it.
    """

    schema = ChangeSchema()

    def get(self, request: Request) -> HttpResponseBase:
        after, limit = self._parse(request)
        validator = Validator.now("changes")
        if unchanged := validator.answer(request):
            return unchanged
        found = list(self._rows(after)[: limit + 1])
        rows, more = found[:limit], len(found) > limit
        last = rows[-1][0] if rows else after
        address = Address(request)
        related = [Link("self", address.with_(after=after, limit=limit))]
        if more:
            related.append(Link("next", address.with_(after=last, limit=limit)))
        bases = {
            dataset.name: request.build_absolute_uri(reverse(f"portal_api:{dataset.name}"))
            for dataset in datasets.all()
        }
        results = [self._entry(row, bases) for row in rows]
        response = json_response({"last": last, "links": links.body(related), "results": results})
        response["Link"] = links.header(related)
        return validator.mark(response)

    def _parse(self, request: Request) -> tuple[int, int]:
        errors: dict[str, list[str]] = {}
        unknown = [name for name in request.GET if name not in PARAMETERS]
        errors.update({name: [_("Unknown parameter.")] for name in unknown})
        after, wrong = whole_number(request.GET.get("after", ""), 0, MAX_SEQUENCE)
        if wrong:
            errors["after"] = [wrong]
        limit, wrong = whole_number(request.GET.get("limit", ""), 1)
        if wrong:
            errors["limit"] = [wrong]
        if errors:
            raise InvalidParameters(errors, dict.fromkeys(unknown, PARAMETERS))
        return after or 0, min(limit or DEFAULT_LIMIT, MAX_LIMIT)

    def _rows(self, after: int) -> QuerySet[Change, tuple]:
        names = [dataset.name for dataset in datasets.all()]
        changes = Change.objects.after(after).filter(dataset__in=names)
        return changes.values_list("sequence", "dataset", "code", "action", "at")

    @staticmethod
    def _entry(row: tuple, bases: dict[str, str]) -> dict[str, object]:
        sequence, dataset, code, action, at = row
        entry = {
            "sequence": sequence,
            "dataset": dataset,
            "code": code,
            "action": action,
            "at": timezone.localtime(at),
        }
        if action != Action.WITHDRAWN:
            entry["href"] = f"{bases[dataset]}/{code}"
        return entry
