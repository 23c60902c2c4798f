"""What editors have taught, as it stands now: read once a change and process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models.signals import post_delete, post_save

from search.analysis import Phrase

from .models import Promotion, Revision, Synonym, split_words
from .synonyms import Table, compiled, phrases_of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Synonyms by phrase, and promoted results by the phrase that calls them, in their order."""

    synonyms: Table = field(default_factory=dict)
    promotions: Mapping[Phrase, tuple[Promotion, ...]] = field(default_factory=dict)


_kept: tuple[int, Vocabulary] | None = None


def current() -> Vocabulary:
    """What holds now. Costs one small query; more only after a change.

    What is read within a transaction may be taken back, and is not kept.
    """
    global _kept
    number = Revision.current()
    if _kept and _kept[0] == number and not connection.in_atomic_block:
        return _kept[1]
    vocabulary = vocabulary_of(Synonym.objects.all(), Promotion.objects.all())
    if not connection.in_atomic_block:
        _kept = (number, vocabulary)
    return vocabulary


def vocabulary_of(synonyms: Iterable[Synonym], promotions: Iterable[Promotion]) -> Vocabulary:
    """The vocabulary that these make; they need not be saved."""
    locales = [code for code, _name in settings.LANGUAGES]
    by_phrase: dict[Phrase, list[Promotion]] = {}
    for promotion in sorted(promotions, key=lambda one: (one.position, one.pk or 0)):
        for word in split_words(promotion.words):
            for phrase in phrases_of(word, locales):
                by_phrase.setdefault(phrase, []).append(promotion)
    return Vocabulary(
        synonyms=compiled(synonyms, locales),
        promotions={phrase: tuple(some) for phrase, some in by_phrase.items()},
    )


def connect() -> None:
    """Count every change of what editors keep; called once, when the app is ready."""
    for model in (Synonym, Promotion):
        for name, signal in (("save", post_save), ("delete", post_delete)):
            uid = f"search.taught.{model.__name__}.{name}"
            signal.connect(on_changed, sender=model, dispatch_uid=uid)


def on_changed(**kwargs: Any) -> None:
    """Let every process read again."""
    Revision.raise_number()
