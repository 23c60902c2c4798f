"""What a synonym or promoted result would change, before it is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from search.hits import Hit
from search.models import Promotion, Synonym
from search.query import Query, search
from search.vocabulary.current import Vocabulary, vocabulary_of
from search.vocabulary.models import Direction, split_words

from .forms import PromotionForm, SynonymForm

SHOWN = 5
"""Results of each search that are shown."""

FORMS: dict[str, type[ModelForm]] = {"synonym": SynonymForm, "promotion": PromotionForm}


@dataclass(frozen=True, slots=True)
class Effect:
    """One word: how many results it has now and would have, and what would be first."""

    word: str
    before: int
    after: int
    first: list[Hit]
    promoted: list[Hit]


def effects(thing: Synonym | Promotion) -> list[Effect]:
    """What ``thing``, saved or not, changes for each of its words."""
    before, after = _vocabularies(thing)
    return [_effect(word, before, after) for word in _words(thing)]


def _words(thing: Synonym | Promotion) -> Iterable[str]:
    if isinstance(thing, Synonym) and thing.direction == Direction.BOTH:
        return dict.fromkeys([*split_words(thing.words), *split_words(thing.others)])
    return split_words(thing.words)


def _vocabularies(thing: Synonym | Promotion) -> tuple[Vocabulary, Vocabulary]:
    """What editors keep without ``thing``, and with it as it now is."""
    synonyms, promotions = list(Synonym.objects.all()), list(Promotion.objects.all())
    kept: list[Any] = synonyms if isinstance(thing, Synonym) else promotions
    stored = vocabulary_of(synonyms, promotions)
    kept[:] = [other for other in kept if other.pk != thing.pk] + [thing]
    return stored, vocabulary_of(synonyms, promotions)


def _effect(word: str, before: Vocabulary, after: Vocabulary) -> Effect:
    query = Query(word, language=settings.LANGUAGE_CODE, limit=SHOWN)
    now, then = search(query, vocabulary=before), search(query, vocabulary=after)
    return Effect(
        word,
        0 if now.relaxed else now.total,
        0 if then.relaxed else then.total,
        then.hits,
        then.promoted,
    )


@require_POST
def effect_view(request: HttpRequest, model: str, pk: int | None = None) -> HttpResponse:
    """The effect of what stands in the form; nothing is saved."""
    form_class = FORMS.get(model)
    if form_class is None:
        raise Http404
    change = "change" if pk else "add"
    if not request.user.has_perm(f"search.{change}_{model}"):
        raise PermissionDenied
    instance = get_object_or_404(form_class._meta.model, pk=pk) if pk else None  # type: ignore[attr-defined]
    form = form_class(request.POST, instance=instance)
    context = {"form": form, "effects": effects(form.instance) if form.is_valid() else []}
    return render(request, "search/desk/effect.html", context)
