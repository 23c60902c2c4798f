"""Records at a glance: the little that the home page shows of them, each list in one query."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.db.models import (
    BooleanField,
    DateField,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Greatest, NullIf
from django.urls import reverse
from django.utils.translation import get_language

from portal.datasets.facility import this_minute
from portal.kinds import event_kind_name, poi_name
from portal.models import (
    ActivityField,
    Event,
    EventStatus,
    Facility,
    Group,
    GroupStatus,
    Occurrence,
)
from portal.models.opening import is_open_at
from portal.wording import times_words

EMPTY = Value("", TextField())
FEATURES = ("wheelchair_accessible", "accessible_toilet", "nursing_room", "priority_parking")
"""Answers of facilities by which many people look for a place."""
EVENT_COLUMNS = (
    *("code", "title", "day", "last", "start_time", "end_time"),
    *("place", "venue_title", "venue__live", "kind", "status"),
)


@dataclass(frozen=True, slots=True)
class EventGlance:
    """An event as one line: ``day`` is its first day or today, ``last`` the last of that time."""

    title: str
    url: str
    day: datetime.date
    last: datetime.date
    times: str
    place: str
    kind: str
    cancelled: bool
    postponed: bool


@dataclass(frozen=True, slots=True)
class Call:
    """A group that looks for people, in its own words."""

    title: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records a filter of a list leaves; ``value`` is what the filter is given."""

    value: str
    title: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Groups:
    """Ways into the list of groups, most groups first, and who looks for people."""

    fields: list[Tally]
    calls: list[Call]


@dataclass(frozen=True, slots=True)
class Places:
    """Ways into the list of facilities."""

    total: int
    open_now: Tally
    features: list[Tally]
    kinds: list[Tally]


def coming_events(
    today: datetime.date, limit: int, among: QuerySet[Any] | None = None
) -> list[EventGlance]:
    """The next events, soonest first; those under way as of today, the longest last.

    ``among`` are the events in question, by default all that are published.
    """
    spans = Occurrence.objects.filter(event=OuterRef("pk"), end_date__gte=today)
    spans = spans.order_by("start_date")
    events = Event.published.all() if among is None else among
    events = events.annotate(
        first=Subquery(spans.values("start_date")[:1], DateField()),
        last=Subquery(spans.values("end_date")[:1], DateField()),
        day=Greatest("first", Value(today, DateField())),
        title=_text(Event, "name"),
        place=_text(Event, "venue_name"),
        venue_title=_text(Facility, "name", "venue"),
    )
    shown = events.filter(first__isnull=False).values(*EVENT_COLUMNS)
    order = ("day", "last", F("start_time").asc(nulls_last=True), "code")
    return [_event(row) for row in shown.order_by(*order)[:limit]]


def _event(row: dict[str, Any]) -> EventGlance:
    return EventGlance(
        title=row["title"],
        url=reverse("portal:event", args=[row["code"]]),
        day=row["day"],
        last=row["last"],
        times=times_words(row["start_time"], row["end_time"]),
        place=row["venue_title"] if row["venue__live"] else row["place"],
        kind=event_kind_name(row["kind"]) if row["kind"] else "",
        cancelled=row["status"] == EventStatus.CANCELLED,
        postponed=row["status"] == EventStatus.POSTPONED,
    )


def groups(calls: int) -> Groups:
    """The active groups: their fields, and the latest of those that look for people."""
    columns = ("activity_fields", "membership_open", "code", "title", "call")
    active = Group.published.filter(status=GroupStatus.ACTIVE)
    active = active.annotate(title=_text(Group, "name"), call=_text(Group, "looking_for"))
    rows = list(active.order_by("-updated_at", "code").values_list(*columns))
    known = {*ActivityField.values}
    counts = Counter(field for row in rows for field in row[0] if field in known)
    wanted = (row for row in rows if row[4] and row[1] is not False)
    filtered = _filter_of("groups")
    return Groups(
        fields=[
            Tally(field, str(ActivityField(field).label), f"{filtered}field={field}", count)
            for field, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ],
        calls=[
            Call(title, reverse("portal:group", args=[code]), call)
            for _fields, _is_open, code, title, call in islice(wanted, calls)
        ],
    )


def places() -> Places:
    """How many facilities are open now, offer what many look for, and are of each kind."""
    is_open = ExpressionWrapper(is_open_at(this_minute()), BooleanField())
    rows = list(
        Facility.published.annotate(open_now=is_open).values_list("open_now", "poi_code", *FEATURES)
    )
    kinds = Counter(row[1] for row in rows if row[1])
    filtered = _filter_of("facilities")
    return Places(
        total=len(rows),
        open_now=Tally("true", "", f"{filtered}open_now=true", sum(bool(row[0]) for row in rows)),
        features=[
            Tally(
                name,
                str(getattr(Facility._meta.get_field(name), "verbose_name", name)),
                f"{filtered}{name}=yes",
                sum(bool(row[place]) for row in rows),
            )
            for place, name in enumerate(FEATURES, 2)
        ],
        kinds=[
            Tally(code, poi_name(code), f"{filtered}kind={code}", count)
            for code, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
        ],
    )


def _filter_of(dataset: str) -> str:
    """How the address of a dataset's list begins when it is filtered."""
    return f"{reverse(f'portal:{dataset}')}?"


def _text(model: Any, field: str, through: str = "") -> Any:
    """A field's text in the active language, or the original, as ``Record.text`` gives it."""
    path = f"{through}__" if through else ""
    language = get_language()
    if language in (None, settings.LANGUAGE_CODE):
        return F(path + field)
    rows = model._meta.get_field("translations").related_model.objects
    translated = rows.filter(record=OuterRef(f"{path}pk"), language=language).values(field)[:1]
    texts = [NullIf(Cast(Subquery(translated), TextField()), EMPTY)]
    if field == "name" and language == "en":
        texts.append(NullIf(Cast(f"{path}name_en", TextField()), EMPTY))
    return Coalesce(*texts, Cast(f"{path}{field}", TextField()))
