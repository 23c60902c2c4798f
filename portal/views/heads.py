"""What lists and record pages say of themselves to search engines and in shared links."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.event_dates import next_span
from portal.facts import in_original
from portal.head import PageHead
from portal.languages import written_in
from portal.models import Event, Record
from portal.shortening import shortened
from portal.wording import span_words

from .controls import FilterForm
from .listing import Listing

DESCRIPTION = 120
"""Letters of a description that search engines show."""

TEXTS = ("summary", "purpose", "description")
"""Where a record says what it is, the shortest first."""


def list_head(listing: Listing, form: FilterForm) -> PageHead:
    """The head of a list; only the whole list is for search engines, page by page."""
    number = listing.params.get("page", "")
    page = f"?page={number}" if number.isascii() and number.isdigit() and number != "1" else ""
    title = str(listing.dataset.label)
    if form.active:
        values = _(", ").join(str(item.value) for item in form.active)
        title = _("%(list)s: %(filters)s") % {"list": title, "filters": values}
    return PageHead(
        title=title,
        description=str(listing.dataset.description),
        url=reverse(f"portal:{listing.dataset.name}") + page,
        indexed=not form.active and not listing.errors,
    )


def record_head(record: Record) -> PageHead:
    """The head of a record's page; search engines get it in the languages that it is written in."""
    fields = [field for field in TEXTS if hasattr(record, field)]
    texts = [record.text(field) for field in fields if not in_original(record, field)]
    words = next(filter(None, texts), "")
    languages = written_in(record)
    if isinstance(record, Event) and (span := next_span(record, timezone.localdate())):
        words = f"{span_words(span)} {words}".strip()
    return PageHead(
        title=record.text("name"),
        description=shortened(words, DESCRIPTION),
        url=record.get_absolute_url() if record.code else "",
        image=record.image_url,
        image_alt=record.text("name") if record.image_url else "",
        kind="article",
        updated=record.updated_at,
        indexed=get_language() in languages,
        languages=languages,
    )
