"""What search may know of records: one document per language, of public text only.

The models mix in the class of their kind, which satisfies ``search.documents.Searchable``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.utils import timezone, translation

from search.documents import Point, SearchDocument

from .audiences import audiences

if TYPE_CHECKING:
    from .models import Record

    Base = Record
else:
    Base = object


class SearchableRecord(Base):
    """A record that search can hold.

    A language other than the first has a document when the record has texts in it. That document
    holds the record's name, its translated texts and the words that are said in every language.
    """

    search_kind: ClassVar[str]
    """Kind of the documents."""
    search_texts: ClassVar[tuple[str, ...]]
    """Public text fields with sentences, the most telling first."""
    search_labels: ClassVar[tuple[str, ...]]
    """Public text fields with words, names and addresses."""

    @property
    def search_key(self) -> str:
        """``dataset:code``, the same in every language."""
        return f"{self.dataset}:{self.code}"

    def search_documents(self) -> Iterator[SearchDocument]:
        """One document per language while the record is published; none otherwise."""
        if self.live:
            for language in self.text_languages():
                with translation.override(language):
                    yield self._search_document(language)

    def text_languages(self) -> list[str]:
        """Languages in which the record has texts, the first language at the head."""
        translated = {row.language for row in self.translations.all()}
        if self.name_en:
            translated.add("en")
        codes = [code for code, _name in settings.LANGUAGES]
        return [code for code in codes if code in translated or code == settings.LANGUAGE_CODE]

    def search_words(self) -> Iterable[Any]:
        """Public words beside the text fields, in the active language where they have one."""
        return ()

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Facet values by facet name."""
        from .models import ACCESSIBILITY_FIELDS

        features = (name for name in ACCESSIBILITY_FIELDS if getattr(self, name, None))
        return {"area": tuple(self.areas), "feature": tuple(features)}

    def search_dates(self) -> tuple[datetime.date | None, datetime.date | None]:
        """First and last day on which the record takes place; only events do."""
        return None, None

    def search_published_on(self) -> datetime.date | None:
        """The day the record was last published, where the city is."""
        moment = self.last_published_at
        return timezone.localtime(moment).date() if moment else None

    def search_place(self) -> Point | None:
        """Where the record is, if that is known."""
        place = self.located  # type: ignore[attr-defined]
        return Point(place.latitude, place.longitude) if place else None

    def _search_document(self, language: str) -> SearchDocument:
        from .search_facts import details_of

        words = [str(word) for word in self.search_words() if word]
        starts_on, ends_on = self.search_dates()
        return SearchDocument(
            key=self.search_key,
            locale=language,
            kind=self.search_kind,
            title=self.text("name", language),
            url=self.get_absolute_url(),
            body="\n".join(self._texts(self.search_texts, language)),
            keywords="\n".join([*self._texts(self.search_labels, language), *words]).replace(
                ";", "、"
            ),
            reading=self.name_kana if language == settings.LANGUAGE_CODE else "",
            published_on=self.search_published_on(),
            starts_on=starts_on,
            ends_on=ends_on,
            place=self.search_place(),
            facets={name: values for name, values in self.search_facets().items() if values},
            details=details_of(self, language),
        )

    def _texts(self, fields: Iterable[str], language: str) -> Iterator[str]:
        for field in fields:
            text = self.text(field, language)
            if text and (language == settings.LANGUAGE_CODE or text != getattr(self, field)):
                yield text


class SearchableGroup(SearchableRecord):
    """Groups are found by what they do, where, what they look for, and consented contacts."""

    search_kind = "group"
    search_texts = (
        "purpose",
        "description",
        "looking_for",
        "remarks",
    )
    search_labels = (
        "activity_time_remarks",
        "membership_fee",
        "name_kana",
        "alternate_name",
        "address",
    )

    def search_words(self) -> Iterable[Any]:
        """Fields of activity, type, areas, and the contact details that may be shown."""
        fields = dict(self._meta.get_field("activity_fields").flatchoices)
        return [
            *(fields[code] for code in self.activity_fields if code in fields),
            self.get_group_type_display(),
            *self.areas,
            *self.public_contact().values(),
        ]

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Fields of activity beside what all have."""
        return {**super().search_facets(), "field": tuple(self.activity_fields)}


class SearchableFacility(SearchableRecord):
    """Facilities are found by what they are, where, and whom they suit."""

    search_kind = "facility"
    search_texts = (
        "description",
        "hours_remarks",
        "contact_remarks",
        "remarks",
    )
    search_labels = (
        "name_kana",
        "alternate_name",
        "address",
        "building",
        "operator",
    )

    def search_words(self) -> Iterable[Any]:
        """What the facility is confirmed to have, its town, and how to reach it."""
        from .models import ACCESSIBILITY_FIELDS

        yes = (name for name in ACCESSIBILITY_FIELDS if getattr(self, name))
        labels = (self._meta.get_field(name).verbose_name for name in yes)
        return [*labels, *self.areas, self.phone, self.email]


class SearchableEvent(SearchableRecord):
    """Events are found by what takes place, when, where, for whom and by whom."""

    search_kind = "event"
    search_texts = (
        "subtitle",
        "summary",
        "description",
        "sub_events",
        "access",
        "time_remarks",
        "application_method",
        "remarks",
    )
    search_labels = (
        "kind",
        "keywords",
        "tags",
        "audience",
        "organizer_name",
        "co_organizers",
        "venue_name",
        "meeting_place",
        "address",
        "name_kana",
        "alternate_name",
    )

    def search_words(self) -> Iterable[Any]:
        """Organiser and venue where they are public, and whether the event is cancelled."""
        related = [record for record in (self.organizer, self.venue) if record and record.live]
        names = [record.text("name") for record in related]
        return [*names, self.get_status_display() if self.is_cancelled else "", *self.areas]

    def search_dates(self) -> tuple[datetime.date, datetime.date]:
        """First day of the first and last day of the last occurrence."""
        from .event_dates import event_spans

        spans = event_spans(self)
        return (spans[0][0], spans[-1][1]) if spans else (self.start_date, self.start_date)

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """For whom, and in which months, beside what all have."""
        from .event_dates import event_spans, months

        spans = event_spans(self)
        return {
            **super().search_facets(),
            "audience": audiences(f"{self.audience}\n{self.audience_remarks}"),
            "month": tuple(dict.fromkeys(month for span in spans for month in months(*span))),
        }
