"""Values of two versions of a record, in the words in which people know them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, register_comparison_class
from wagtail.admin.panels import FieldPanel

Words = Callable[[Any], Any]


class WordedComparison(FieldComparison):
    """Compares what people call two values."""

    def __init__(
        self, words: Words, field: models.Field, obj_a: models.Model, obj_b: models.Model
    ) -> None:
        super().__init__(field, obj_a, obj_b)
        self.val_a: str = str(words(self.val_a))
        self.val_b: str = str(words(self.val_b))


class YesNoComparison(WordedComparison):
    """A box to tick."""

    def __init__(self, *compared: Any) -> None:
        super().__init__(lambda value: _("Yes") if value else _("No"), *compared)


class TimeComparison(WordedComparison):
    """A time of day without its seconds."""

    def __init__(self, *compared: Any) -> None:
        super().__init__(lambda value: f"{value:%H:%M}" if value else "", *compared)


register_comparison_class(models.BooleanField, comparison_class=YesNoComparison)
register_comparison_class(models.TimeField, comparison_class=TimeComparison)


def listed(choices: Iterable[tuple[str, Any]]) -> Words:
    """Words for several of ``choices``."""
    labels = dict(choices)
    return lambda codes: "、".join(str(labels.get(code, code)) for code in codes)


class WordedPanel(FieldPanel):
    """A field whose stored value says little: the history shows ``words`` of it."""

    def __init__(self, field_name: str, words: Words, **kwargs: Any) -> None:
        super().__init__(field_name, **kwargs)
        self.words = words

    def clone_kwargs(self) -> dict[str, Any]:
        """What makes another panel like this one."""
        return {**super().clone_kwargs(), "words": self.words}

    def get_comparison_class(self) -> Callable[..., FieldComparison]:
        """Called with a field and two records, as Wagtail calls its classes."""
        return lambda *compared: WordedComparison(self.words, *compared)
