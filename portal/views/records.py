"""One page a record; a record that is gone says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from portal import datasets
from portal.models import Change, Event, Facility, Group, Record

from .heads import record_head

JOINED: dict[type[Record], tuple[str, ...]] = {Event: ("organizer", "venue")}
PREFETCHED: dict[type[Record], tuple[str, ...]] = {
    Group: ("translations",),
    Facility: ("translations", "weekday_hours", "closed_days"),
    Event: ("translations", "organizer__translations", "venue__translations"),
}
"""What a record's page reads beside the record."""

View = Callable[..., HttpResponse]


class Gone(Exception):  # noqa: N818 - named like Http404
    """A record of ``dataset`` was public once and is no longer."""

    def __init__(self, dataset: str) -> None:
        super().__init__(dataset)
        self.dataset = dataset


def with_relations(records: QuerySet[Any]) -> QuerySet[Any]:
    """The records with all that their pages and feeds read."""
    joined = JOINED.get(records.model, ())
    records = records.prefetch_related(*PREFETCHED[records.model])
    return records.select_related(*joined) if joined else records


def published_or_gone(model: type[Record], code: str) -> Any:
    """The public record of that code; raises Gone where there was one, else Http404."""
    record = with_relations(model.published.filter(code=code)).first()
    if record is not None:
        return record
    if Change.objects.filter(dataset=model.dataset, code=code).exists():
        raise Gone(model.dataset)
    raise Http404(_("There is no record with this ID."))


def answers_gone(view: View) -> View:
    """Decorator: where ``view`` raises Gone, 410 and a page that says where to look instead."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Gone as error:
            context = {"dataset": datasets.get(error.dataset)}
            return render(request, "portal/gone.html", context, status=410)

    return wrapped


@answers_gone
def record_page(request: HttpRequest, code: str, model: type[Record]) -> HttpResponse:
    """The public page of one record."""
    record = published_or_gone(model, code)
    context = {"record": record, "head": record_head(record)}
    return render(request, template_of(record), context)


def template_of(record: Record) -> str:
    """The template of a record's page; ``{"record": record}`` is all it needs, also of a draft."""
    return f"portal/{record._meta.model_name}.html"
