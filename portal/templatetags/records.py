"""Template tags for texts, facts and words of records."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.template.context import Context
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from portal import datasets, jsonld, jsonld_lists, wording
from portal.event_dates import Span
from portal.facts import email, fact_value, field_label, in_original, linked, marked, telephone
from portal.kinds import event_kind_name, poi_name
from portal.models import Group, Municipality, Occurrence, Record
from portal.shortening import shortened
from portal.views.listing import Listing
from portal.views.reports import report_address
from search.templatetags.spoken import JAPANESE

register = template.Library()

EXCERPT = 90
"""Japanese letters of a text that a card shows; of others, half as wide, twice as many."""

WORDS = (
    "brief_day",
    "day_words",
    "distance_words",
    "fee_words",
    "hours_words",
    "shown_span",
    "span_words",
    "time_words",
)
for word in WORDS:
    register.filter(word, getattr(wording, word))
register.filter("telephone", telephone)
register.filter("email", email)
register.filter("poi_name", poi_name)
register.filter("event_kind_name", event_kind_name)


def _times(span: Span, words: Callable[[datetime.date], str]) -> SafeString:
    """The days of an occurrence, each an element of its own that stays in one line."""
    days = (
        format_html('<time datetime="{}">{}</time>', day.isoformat(), words(day))
        for day in span.days
    )
    return mark_safe(wording.from_to(*days))  # noqa: S308 - made of escaped parts


@register.filter
def span_times(span: Span) -> SafeString:
    """The days of an occurrence."""
    return _times(span, wording.day_words)


@register.filter
def brief_times(span: Span) -> SafeString:
    """The days of an occurrence, for a list."""
    return _times(span, wording.brief_day)


@register.filter
def occurrence_words(occurrence: Occurrence) -> SafeString:
    """The days of an occurrence, for a list."""
    return brief_times(Span(occurrence.start_date, occurrence.end_date))


@register.filter
def within(address: str, city: str) -> str:
    """An address as people of ``city`` say it, without prefecture and city: "川辺町30"."""
    before, _, rest = address.partition(city or "\0")
    return rest if rest and before[-1:] in ("", *"都道府県郡") else address


@register.simple_tag
def text(record: Record, field: str) -> SafeString:
    """A short public text, marked where it is not in the page's language.

    It keeps to itself, so that a text from right to left does not turn what stands around it.
    """
    return marked(record, field, format_html("<bdi>{}</bdi>", record.text(field)))


@register.simple_tag
def plain(record: Record, field: str) -> str:
    """A short public text without markup, for titles and attributes."""
    return record.text(field)


@register.simple_tag
def excerpt(record: Record, *fields: str) -> SafeString:
    """The beginning of the first field with text, one in the page's language before others."""
    filled = [field for field in fields if record.text(field)]
    if not filled:
        return mark_safe("")
    chosen = next((field for field in filled if not in_original(record, field)), filled[0])
    words = record.text(chosen)
    letters = EXCERPT if JAPANESE.search(words) else 2 * EXCERPT
    return marked(record, chosen, format_html("{}", shortened(words, letters)))


@register.simple_tag
def prose(record: Record, field: str) -> SafeString:
    """A long public text as paragraphs, its addresses as links."""
    words = record.text(field)
    if not words:
        return mark_safe("")
    html = linebreaks(linked(words))
    language = settings.LANGUAGE_CODE if in_original(record, field) else get_language()
    return format_html('<div class="prose" lang="{}">{}</div>', language, mark_safe(html))  # noqa: S308


register.simple_tag(report_address, name="report_url")
register.simple_tag(field_label, name="label")
register.simple_tag(fact_value, name="fact_value")


@register.simple_tag
def fact(record: Record, *fields: str) -> SafeString:
    """Rows of a ``dl.facts``, one for each of the fields that has a value."""
    rows = ((field_label(record, field), fact_value(record, field)) for field in fields)
    return mark_safe(  # noqa: S308 - made of escaped parts
        "".join(
            format_html("<div><dt>{}</dt><dd>{}</dd></div>", name, value)
            for name, value in rows
            if value
        )
    )


@register.simple_tag
def facts(record: Record, *fields: str) -> SafeString:
    """A ``dl.facts`` of the fields that have a value; nothing when none has."""
    rows = fact(record, *fields)
    return format_html('<dl class="facts">{}</dl>', rows) if rows else rows


@register.simple_tag
def public_contact(group: Group) -> dict[str, str]:
    """The contact details of a group that may be shown."""
    return group.public_contact()


@register.simple_tag
def contact_facts(group: Group) -> SafeString:
    """Rows for the contact details of a group that may be shown."""
    return fact(group, *group.public_contact())


@register.simple_tag(takes_context=True)
def json_ld(context: Context, data: Any) -> SafeString:
    """A record, or ready JSON-LD, in a script element."""
    if isinstance(data, Record):
        if not data.code:  # a new draft has no address yet
            return mark_safe("")
        data = jsonld.record(data, context["request"].build_absolute_uri)  # type: ignore[arg-type]
    return jsonld.script(data)


@register.simple_tag(takes_context=True)
def list_json_ld(context: Context, listing: Listing, page: Page[Any] | None) -> SafeString:
    """A page of a list as JSON-LD; nothing where there is no page, as for a month."""
    if not page:
        return mark_safe("")
    label, about = str(listing.dataset.label), str(listing.dataset.description)
    request = context["request"]
    data = jsonld_lists.collection(
        label,
        about,
        page.object_list,
        page.paginator.count,
        request.build_absolute_uri,
        Municipality.for_request(request).licence_url,
    )
    return jsonld.script(data)


@register.simple_tag
def record_data_url(record: Record) -> str:
    """Where the record is as JSON; empty for one without an ID."""
    name = record._meta.model_name
    return reverse(f"portal_api:{name}", args=[record.code]) if record.code else ""


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(
    context: Context, dataset: str = "", record: Record | None = None, last: str = "", url: str = ""
) -> dict[str, Any]:
    """The way from home to a dataset's list, to a record, and to a page called ``last``."""
    steps = [(translation.gettext("Home"), reverse("wagtail_serve", args=[""]))]
    if dataset:
        steps.append((str(datasets.get(dataset).label), reverse(f"portal:{dataset}")))
    if record and record.code:
        steps.append((record.text("name"), record.get_absolute_url()))
    if last:
        steps.append((last, url))
    return {"request": context["request"], "steps": steps}


@register.inclusion_tag("portal/components/translation_note.html")
def translation_note(record: Record) -> dict[str, Any]:
    """A note where the record's texts are not, not all or no longer translated."""
    language = get_language()
    if language == settings.LANGUAGE_CODE:
        return {}
    rows: Any = record.translations.all()  # type: ignore[attr-defined]
    row = next((row for row in rows if row.language == language), None)
    fields = rows.model.text_fields
    missing = [field for field in fields if in_original(record, field)]
    present = [field for field in fields if record.text(field) and field not in missing]
    with translation.override(settings.LANGUAGE_CODE):
        original = record.get_absolute_url() if record.code else ""
    return {
        "outdated": bool(row and row.is_outdated),
        "missing": bool(missing),
        "some": bool(set(present) - {"name"}),
        "original": original,
        "original_language": settings.LANGUAGE_CODE,
    }
