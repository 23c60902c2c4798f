"""A small city in which every way of not being public occurs, each text with a marker of its own.

Texts of what is hidden hold a word beginning with ``zqhidden``; texts of what is public beside it
hold ``zqshown``. All hold the word 竹とんぼ, so that one search asks for all of them.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction

from cms.models import ContentPage, HandbookPage
from portal.models import Event, EventTranslation, Facility, Group, GroupTranslation, Record
from tests.cms.factories import (
    CaseStudyIndexPageFactory,
    CaseStudyPageFactory,
    HandbookPageFactory,
    HandbookSectionPageFactory,
    NewsIndexPageFactory,
    NewsPageFactory,
    StandardPageFactory,
    aliased,
    japanese_home,
    stream,
)
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

HIDDEN = "zqhidden"
SHOWN = "zqshown"
WORD = "竹とんぼ"
DAY = datetime.timedelta(days=1)
RECORD_FACTORIES = {"g": GroupFactory, "f": FacilityFactory, "e": EventFactory}


def hidden(what: str) -> str:
    """A text with the marker of something hidden."""
    return f"{HIDDEN}{what} {WORD}"


def shown(what: str) -> str:
    """A text with the marker of something public."""
    return f"{SHOWN}{what} {WORD}"


def page_texts(text: str) -> dict[str, str]:
    """The texts of a page, in each of its fields."""
    return {"title": text, "summary": text, "body": stream(("text", f"<p>{text}</p>"))}


def published(page: Any) -> Any:
    """The page after an editor has published it, as the desk does."""
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def page(factory: Any, text: str, **kwargs: Any) -> Any:
    """A published page with that text in every field, and its English alias."""
    made = factory(**page_texts(text), **kwargs)
    published(made)
    if not Page.objects.filter(
        translation_key=made.translation_key, locale__language_code="en"
    ).exists():
        aliased(made)
    return made


def make_pages() -> list[str]:
    """Build the pages; return the paths of the hidden ones."""
    edition = page(HandbookPageFactory, shown("edition"), slug="handbook")
    cases = page(CaseStudyIndexPageFactory, shown("cases"), slug="cases")
    news = page(NewsIndexPageFactory, shown("news"), slug="news")
    page(CaseStudyPageFactory, shown("case"), parent=cases)
    page(NewsPageFactory, shown("item"), parent=news)
    _leave_a_draft(page(StandardPageFactory, shown("about"), slug="about"))
    hidden_pages = (*_restricted(edition, news), *_taken_down(news), *_not_yet(edition, news))
    return [each.get_url() for each in hidden_pages]


def _restricted(edition: HandbookPage, news: ContentPage) -> list[ContentPage]:
    """Private by its own restriction, by an ancestor's, and by being moved under a private page."""
    alone = page(NewsPageFactory, hidden("restricted"), parent=news, slug="p-restricted")
    chapter = page(HandbookSectionPageFactory, hidden("chapter"), parent=edition, slug="p-chapter")
    section = page(HandbookSectionPageFactory, hidden("section"), parent=chapter, slug="p-section")
    moved = page(HandbookSectionPageFactory, hidden("moved"), parent=edition, slug="p-moved")
    for private in (alone, chapter):
        PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    moved.move(chapter, pos="last-child")
    for each in (alone, chapter, section, moved):
        assert _alias(each).live, "the English alias stands, and must be as private as its source"
    return [alone, chapter, section, type(moved).objects.get(pk=moved.pk)]


def _alias(source: ContentPage) -> Page:
    return source.get_translation(Locale.objects.get(language_code="en"))


def _taken_down(news: ContentPage) -> list[ContentPage]:
    """Unpublished by hand, expired and taken down, unpublished in English only."""
    unpublished = page(NewsPageFactory, hidden("unpublished"), parent=news, slug="p-unpublished")
    unpublished.unpublish()
    expired = page(NewsPageFactory, hidden("expired"), parent=news, slug="p-expired")
    _expire(expired)
    call_command("publish_scheduled")
    bilingual = page(NewsPageFactory, shown("bilingual"), parent=news, slug="p-bilingual")
    translation = _alias(bilingual).specific
    translation.alias_of = None
    translation.title = translation.summary = hidden("english")
    published(translation)
    translation.unpublish()
    return [unpublished, expired, translation]


def _expire(*pages: ContentPage) -> None:
    """Let the pages' expiry pass without anybody touching them."""
    keys = [each.translation_key for each in pages]
    Page.objects.filter(translation_key__in=keys).update(expire_at=timezone.now() - DAY)


def expire_unnoticed() -> str:
    """Let a page expire that no scheduler has taken down yet; return its path."""
    news = japanese_home().get_children().get(slug="news").specific
    waiting = page(NewsPageFactory, hidden("waiting"), parent=news, slug="p-waiting")
    _expire(waiting)
    return waiting.get_url()


def _not_yet(edition: HandbookPage, news: ContentPage) -> list[ContentPage]:
    """A draft that was never published, and a page that is to be published tomorrow."""
    draft = HandbookSectionPageFactory(
        parent=edition, live=False, slug="p-draft", **page_texts(hidden("draft"))
    )
    draft.save_revision()
    scheduled = NewsPageFactory(
        parent=news, live=False, slug="p-scheduled", **page_texts(hidden("scheduled"))
    )
    scheduled.go_live_at = timezone.now() + DAY
    scheduled.save_revision(approved_go_live_at=scheduled.go_live_at).publish()
    return [draft, scheduled]


def _leave_a_draft(live: ContentPage) -> None:
    """Give a live page an open draft, and an owner; both are nobody's business."""
    live.owner = get_user_model().objects.create_user(
        f"{HIDDEN}owner", f"{HIDDEN}@example.org", first_name=f"{HIDDEN}name"
    )
    live.save()
    live.title = live.summary = hidden("revision")
    live.save_revision(user=live.owner, changed=True)


def make_records() -> None:
    """Build the records: per kind one public, and one hidden in each way."""
    for letter, factory in RECORD_FACTORIES.items():
        public = factory(code=f"{letter}-public", **record_texts(shown(letter)))
        record_published(public)
        public.desk_tags.add(f"{HIDDEN}tag")
        factory(code=f"{HIDDEN}{letter}draft", live=False, **record_texts(hidden(f"{letter}draft")))
        withdrawn = factory(code=f"{letter}-withdrawn", **record_texts(hidden(f"{letter}gone")))
        record_published(withdrawn)
        withdrawn.unpublish()
        record_with_draft(factory(code=f"{letter}-edited", **record_texts(shown(f"{letter}edit"))))
        expired = factory(code=f"{letter}-expired", **record_texts(hidden(f"{letter}expired")))
        record_published(expired)
        type(expired).objects.filter(pk=expired.pk).update(expire_at=timezone.now() - DAY)
    call_command("publish_scheduled")
    link_to_hidden()
    withhold_contacts()


def record_texts(text: str) -> dict[str, str]:
    """The texts of a record, in each field that all records have."""
    names = ("name", "name_en", "alternate_name", "description", "remarks")
    return dict.fromkeys(names, text)


def record_published(record: Record) -> None:
    """Publish as the desk does: a revision, then the signals."""
    record.save_revision().publish()
    record.refresh_from_db()


def record_with_draft(record: Record) -> None:
    """A public record with an open draft."""
    record_published(record)
    record.name = record.description = hidden(f"{record.dataset}revision")
    record.save_revision(changed=True)


def link_to_hidden() -> None:
    """A public event of a hidden group at a hidden place, a public case of hidden groups."""
    event = Event.objects.get(code="e-public")
    event.organizer = Group.objects.get(code=f"{HIDDEN}gdraft")
    event.venue = Facility.objects.get(code=f"{HIDDEN}fdraft")
    record_published(event)
    withdrawn = Event.objects.get(code="e-withdrawn")
    EventTranslation.objects.create(record=withdrawn, language="en", description=hidden("etext"))
    withdrawn_group = Group.objects.get(code="g-withdrawn")
    GroupTranslation.objects.create(
        record=withdrawn_group, language="en", description=hidden("gtext")
    )
    cases = japanese_home().get_children().get(slug="cases").specific
    case = CaseStudyPageFactory(parent=cases, **page_texts(shown("hiddengroup")))
    for group in (event.organizer, withdrawn_group):
        case.groups.create(group=group)
    case.facilities.create(facility=event.venue)
    published(case)


def withhold_contacts() -> None:
    """A public group with every contact detail filled in, none of them agreed to be public."""
    group = GroupFactory(
        code="g-reticent",
        **record_texts(shown("reticent")),
        representative=f"{HIDDEN}representative",
        contact_name=f"{HIDDEN}contact",
        phone=f"{HIDDEN}phone",
        email=f"{HIDDEN}mail@example.org",
        form_url=f"https://{HIDDEN}form.example.org/",
        contact_remarks=hidden("remarks"),
    )
    record_published(group)
    open_group = GroupFactory(
        code="g-open",
        email=f"{SHOWN}mail@example.org",
        email_consent=True,
        phone=f"{HIDDEN}otherphone",
    )
    record_published(open_group)
    blocks = [
        ("live_records", {"title": name, "dataset": name, "filter": "", "limit": 20})
        for name in ("groups", "facilities", "events")
    ]
    live = StandardPageFactory(title=f"{SHOWN}live", slug="live", body=stream(*blocks))
    published(live)
    aliased(live)
