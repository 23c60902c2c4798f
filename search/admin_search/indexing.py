"""Objects as the database's search backend should see them: their tokens instead of their text."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db.models import Model
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField

from search.analysis import analyse
from search.foresight import remembered

from .letters import letter_tokens, sound_tokens


class AnalysedObject:
    """An object whose search fields yield tokens; everything else is the object's own."""

    def __init__(self, obj: Model) -> None:
        self._obj = obj

    def __getattr__(self, name: str) -> Any:
        return getattr(self._obj, name)

    def get_search_fields(self) -> list[BaseField]:
        """The object's fields, analysed in the object's language."""
        locale = getattr(self._obj, "locale", None)
        language = getattr(locale, "language_code", settings.LANGUAGE_CODE)
        return [analysed(field, language) for field in self._obj.get_search_fields()]  # type: ignore[attr-defined]


def analysed(field: BaseField, language: str) -> BaseField:
    """``field`` with tokens as its value; a related field with fields that yield tokens."""
    wrapped = copy.copy(field)
    if isinstance(field, RelatedFields):
        wrapped.fields = [analysed(sub_field, language) for sub_field in field.fields]
        wrapped.get_value = lambda obj: field.get_value(_plain(obj))
    elif isinstance(field, SearchField):
        wrapped.get_value = lambda obj: _words(field.get_value(_plain(obj)), language)
    elif isinstance(field, AutocompleteField):
        wrapped.get_value = lambda obj: _words_and_letters(field.get_value(_plain(obj)), language)
    return wrapped


def _plain(obj: Any) -> Any:
    return obj._obj if isinstance(obj, AnalysedObject) else obj


def _words(value: Any, language: str) -> str:
    return _words_of_text("\n".join(_texts(value)), language)


def _words_and_letters(value: Any, language: str) -> str:
    text = "\n".join(_texts(value))
    letters = f"{_words_of_text(text, language)} {_letters_of_text(text)}"
    return f"{letters} {_sounds_of_text(text)}" if language == "ja" else letters


@remembered
def _words_of_text(text: str, language: str) -> str:
    return " ".join(token.text for token in analyse(text, language))


@remembered
def _letters_of_text(text: str) -> str:
    return " ".join(letter_tokens(text))


@remembered
def _sounds_of_text(text: str) -> str:
    return " ".join(sound_tokens(text))


def _texts(value: Any) -> Iterator[str]:
    """The texts within a field's value, whatever its shape."""
    if value is None:
        return
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, Iterable) and not isinstance(value, str):
        for item in value:
            yield from _texts(item)
    else:
        yield str(value)


def foresee(obj: Model) -> None:
    """Analyse what the index will hold of ``obj``, inside ``search.foresight.remembering()``."""
    for field in AnalysedObject(obj).get_search_fields():
        if isinstance(field, SearchField | AutocompleteField):
            field.get_value(obj)
