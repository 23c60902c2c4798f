"""The index's truth: one entry per public object and language, with its analysed text."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .desk.models import Reindexing
from .documents import Point, place_of
from .engines.base import EngineDocument
from .searchlog.models import SearchedWords
from .suggesting.models import Suggestion, SuggestionKey
from .vocabulary.models import Promotion, Revision, Synonym

__all__ = [
    "Promotion",
    "Reindexing",
    "Revision",
    "SearchClock",
    "SearchEntry",
    "SearchRemoval",
    "SearchedWords",
    "Suggestion",
    "SuggestionKey",
    "Synonym",
]


class SearchEntry(models.Model):
    """What search knows of one public object in one language.

    It holds the document as it was given and the tokens that the analysis made of it, so that an
    engine can be filled without analysing again. ``spans`` say where each token stands in the
    raw text (see ``search.spans``); the first ``prose`` characters of the body are sentences, what
    follows are words and the text of ``attachments`` (see ``search.attachments``); ``reading`` is
    the title in kana and ``words``, one a line, are what can be suggested of it; ``version``
    grows with every change of any entry. ``details`` are what its facts are told from.
    """

    key = models.CharField(_("Key"), max_length=200)
    locale = models.CharField(_("Language"), max_length=20)
    kind = models.CharField(_("Kind"), max_length=50)
    title = models.TextField(_("Title"))
    url = models.TextField(_("Web address"))
    body = models.TextField(_("Text"), blank=True)
    published_on = models.DateField(_("Published on"), null=True, blank=True)
    starts_on = models.DateField(_("First day"), null=True, blank=True)
    ends_on = models.DateField(_("Last day"), null=True, blank=True)
    latitude = models.FloatField(_("Latitude"), null=True, blank=True)
    longitude = models.FloatField(_("Longitude"), null=True, blank=True)
    facets = models.JSONField(_("Facets"), default=dict)
    details = models.JSONField(default=dict)
    title_tokens = models.TextField(blank=True)
    title_spans = models.BinaryField(blank=True)
    body_tokens = models.TextField(blank=True)
    body_spans = models.BinaryField(blank=True)
    prose = models.PositiveIntegerField(default=0)
    attachments = models.JSONField(default=list)
    reading = models.TextField(blank=True)
    words = models.TextField(blank=True)
    analysis_version = models.CharField(max_length=50)
    version = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [
            models.UniqueConstraint("key", "locale", name="one_search_entry_a_key_and_locale")
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.locale})"

    @property
    def place(self) -> Point | None:
        """Where it is; None where that is not known."""
        return place_of(self.latitude, self.longitude)

    def for_engine(self) -> EngineDocument:
        """What an engine holds of this entry."""
        facets = {name: tuple(values) for name, values in self.facets.items()}
        return EngineDocument(
            id=self.pk,
            title=self.title_tokens,
            body=self.body_tokens,
            facets={**facets, "kind": (self.kind,), "locale": (self.locale,)},
            published_on=self.published_on,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            place=self.place,
            version=self.version,
        )


class SearchRemoval(models.Model):
    """An entry that is gone, for engines that catch up: they must forget it as well."""

    entry_id = models.PositiveBigIntegerField(primary_key=True)
    version = models.PositiveBigIntegerField(db_index=True)

    class Meta:
        verbose_name = _("removed search entry")
        verbose_name_plural = _("removed search entries")

    def __str__(self) -> str:
        return f"{self.entry_id} at {self.version}"


class SearchClock(models.Model):
    """One row with the last version; its lock puts writers in order until they commit.

    So a lower version is never committed after a higher one, and an engine that has read up to a
    version has missed nothing before it.
    """

    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)

    @classmethod
    def lock(cls) -> SearchClock:
        """The clock, locked; call it within a transaction, before reading what is indexed."""
        clock, _created = cls.objects.select_for_update().get_or_create(pk=1)
        return clock

    def tick(self) -> int:
        """The next version."""
        self.last += 1
        self.save(update_fields=["last"])
        return self.last
