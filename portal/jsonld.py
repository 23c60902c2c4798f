"""Records as schema.org JSON-LD, as search engines read it from their pages."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from .event_dates import Span, moments, next_span
from .facts import field_label
from .models import (
    ACCESSIBILITY_FIELDS,
    ActivityField,
    Event,
    EventStatus,
    Facility,
    Group,
    GroupType,
    WebMode,
    Weekday,
)
from .models.opening import weekday_hours

Absolute = Callable[[str], str]
"""Turns a path into an address."""

STATUS = {
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.POSTPONED: "EventPostponed",
}
ATTENDANCE = {
    WebMode.ONLINE: "OnlineEventAttendanceMode",
    WebMode.HYBRID: "MixedEventAttendanceMode",
}
SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
NPO_TYPES = {GroupType.NPO, GroupType.CERTIFIED_NPO, GroupType.SPECIAL_NPO}


def record(record: Group | Facility | Event, absolute: Absolute) -> dict[str, Any]:
    """The record in the active language, without what is empty."""
    makers: dict[type, Callable[[Any, Absolute], dict[str, Any]]] = {
        Group: _group,
        Facility: _facility,
        Event: _event,
    }
    page = absolute(record.get_absolute_url())
    data = {
        "@context": "https://schema.org",
        "@id": page,
        "name": record.text("name"),
        "alternateName": record.alternate_name,
        "description": record.text("description"),
        "url": page,
        "image": record.image_url,
        **makers[type(record)](record, absolute),
    }
    return _filled(data)


def breadcrumbs(steps: Iterable[tuple[str, str]], absolute: Absolute) -> dict[str, Any]:
    """The way to a page: name and path of each step."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
        for place, (name, path) in enumerate(steps, 1)
    ]
    context = "https://schema.org"
    return {"@context": context, "@type": "BreadcrumbList", "itemListElement": items}


def script(data: dict[str, Any]) -> SafeString:
    """The data in a script element that no text can close."""
    code = json.dumps(data, ensure_ascii=False).translate(SCRIPT_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(code))  # noqa: S308


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def _address(place: Group | Facility | Event) -> dict[str, Any] | None:
    if not place.address:
        return None
    return _filled(
        {
            "@type": "PostalAddress",
            "addressCountry": "JP",
            "addressRegion": place.prefecture,
            "addressLocality": place.city,
            "streetAddress": " ".join(filter(None, (place.town + place.block, place.building)))
            or place.address,
            "postalCode": getattr(place, "postal_code", ""),
        }
    )


def _geo(record: Facility | Event) -> dict[str, Any] | None:
    place = record.located
    if place is None:
        return None
    geo = "GeoCoordinates"
    return {"@type": geo, "latitude": place.latitude, "longitude": place.longitude}


def _identifier(number: str) -> dict[str, Any] | None:
    value = "PropertyValue"
    return {"@type": value, "propertyID": "法人番号", "value": number} if number else None


def _group(group: Group, _absolute: Absolute) -> dict[str, Any]:
    contact = group.public_contact()
    fields = dict(ActivityField.choices)
    return {
        "@type": "NGO" if group.group_type in NPO_TYPES else "Organization",
        "description": group.text("description") or group.text("purpose"),
        "identifier": _identifier(group.corporate_number),
        "foundingDate": group.established_on and group.established_on.isoformat(),
        "areaServed": group.areas,
        "knowsAbout": [str(fields[code]) for code in group.activity_fields if code in fields],
        "address": _address(group),
        "telephone": contact.get("phone"),
        "email": contact.get("email"),
        "sameAs": [address for address in (group.website, group.url) if address],
    }


def _facility(facility: Facility, _absolute: Absolute) -> dict[str, Any]:
    answers = {name: getattr(facility, name) for name in ACCESSIBILITY_FIELDS}
    feature = "LocationFeatureSpecification"
    return {
        "@type": "CivicStructure",
        "address": _address(facility),
        "geo": _geo(facility),
        "telephone": facility.phone,
        "email": facility.email,
        "openingHoursSpecification": list(_hours(facility)),
        "amenityFeature": [
            {"@type": feature, "name": str(field_label(facility, name)), "value": answer}
            for name, answer in answers.items()
            if answer is not None
        ],
        "sameAs": facility.url,
    }


def _hours(facility: Facility) -> Iterable[dict[str, Any]]:
    for weekday in Weekday:
        hours = weekday_hours(facility, weekday)
        if hours.is_open and hours.opens_at and hours.closes_at:
            yield {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{weekday.name.capitalize()}",
                "opens": f"{hours.opens_at:%H:%M}",
                "closes": f"{hours.closes_at:%H:%M}",
            }
    for closed in facility.closed_days.all():
        yield {
            "@type": "OpeningHoursSpecification",
            "validFrom": closed.start_date.isoformat(),
            "validThrough": closed.end_date.isoformat(),
            "opens": "00:00",
            "closes": "00:00",
        }


def _event(event: Event, absolute: Absolute) -> dict[str, Any]:
    span = next_span(event, timezone.localdate()) or Span(event.start_date, event.start_date)
    start, end = moments(event, span)
    return {
        "@type": "Event",
        "description": event.text("description") or event.text("summary"),
        "startDate": start.isoformat() if start else None,
        "endDate": end.isoformat() if end else None,
        "eventStatus": _schema(STATUS.get(EventStatus(event.status), "EventScheduled")),
        "eventAttendanceMode": _schema(
            ATTENDANCE.get(event.web_mode, "OfflineEventAttendanceMode")  # type: ignore[call-overload]
        ),
        "location": _locations(event, absolute),
        "organizer": _organizer(event, absolute),
        "offers": _offers(event, absolute),
        "isAccessibleForFree": True if event.fee == 0 else None,
        "maximumAttendeeCapacity": event.capacity,
    }


def _schema(term: str) -> str:
    return f"https://schema.org/{term}"


def _locations(event: Event, absolute: Absolute) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = []
    venue = event.venue if event.venue and event.venue.live else None
    name = event.text("venue_name") or (venue.text("name") if venue else "")
    if event.web_mode != WebMode.ONLINE and (name or event.address):
        address = _address(event) or (_address(venue) if venue else None)
        page = absolute(venue.get_absolute_url()) if venue else None
        place = {
            "@type": "Place",
            "name": name,
            "address": address,
            "geo": _geo(event),
            "url": page,
        }
        places.append(_filled(place))
    if event.web_url:
        places.append({"@type": "VirtualLocation", "url": event.web_url})
    return places


def _organizer(event: Event, absolute: Absolute) -> dict[str, Any] | None:
    group = event.organizer if event.organizer and event.organizer.live else None
    name = group.text("name") if group else event.organizer_name
    if not name:
        return None
    page = absolute(group.get_absolute_url()) if group else None
    return _filled({"@type": "Organization", "name": name, "url": page})


def _offers(event: Event, absolute: Absolute) -> dict[str, Any] | None:
    if event.fee is None:
        return None
    opens = event.application_starts_on
    starts = (
        datetime.datetime.combine(
            opens, event.application_starts_at or datetime.time(), timezone.get_default_timezone()
        )
        if opens
        else None
    )
    return _filled(
        {
            "@type": "Offer",
            "price": event.fee,
            "priceCurrency": "JPY",
            "url": event.application_url or absolute(event.get_absolute_url()),
            "validFrom": starts and starts.isoformat(),
        }
    )
