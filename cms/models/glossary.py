"""The handbook's words, explained where a page first uses them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin


class GlossaryTerm(TranslatableMixin, models.Model):
    """A word, how it is read, and what it means, in one language."""

    term = models.CharField(_("Term"), max_length=50)
    reading = models.CharField(
        _("Reading"), max_length=100, blank=True, help_text=_("In hiragana: きょうどう")
    )
    explanation = models.CharField(
        _("Explanation"),
        max_length=300,
        help_text=_(
            "One or two sentences, shown where a page of the handbook first uses the word."
        ),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("term"),
        FieldPanel("reading"),
        FieldPanel("explanation"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ("reading", "term")
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.term
