"""What a new city needs before its staff can begin: its settings, its start pages, its roles."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction

from cms import roles
from cms.demo.pages import load_pages
from cms.models import Branding
from cms.public_address import answer_at_public_address
from portal.models import Municipality

START_PAGES: Final = settings.BASE_DIR / "cms" / "start"

QUESTIONS: Final[dict[str, tuple[type[models.Model], str]]] = {
    "name": (Municipality, "name"),
    "name_en": (Municipality, "name_en"),
    "code": (Municipality, "code"),
    "colour": (Branding, "primary_colour"),
    "department": (Municipality, "department"),
    "department_en": (Municipality, "department_en"),
    "phone": (Municipality, "phone"),
    "email": (Municipality, "email"),
    "address": (Municipality, "address"),
    "address_en": (Municipality, "address_en"),
    "licence_name": (Municipality, "licence_name"),
    "licence_url": (Municipality, "licence_url"),
    "latitude": (Municipality, "latitude"),
    "longitude": (Municipality, "longitude"),
    "zoom": (Municipality, "zoom"),
}
"""Option of the command → model and field that it fills in, in the order of asking."""


def field_of(question: str) -> models.Field:
    """The model field that a question fills in, with its label, help and checks."""
    model, name = QUESTIONS[question]
    field: models.Field = model._meta.get_field(name)  # type: ignore[assignment]  # no relations
    return field


def stored(question: str) -> Any:
    """The answer that the site has now."""
    model, name = QUESTIONS[question]
    return getattr(model.load(), name)  # type: ignore[attr-defined]  # of settings


def checked(question: str, answer: Any) -> Any:
    """``answer`` as the field keeps it; ValidationError in words where it is wrong."""
    return field_of(question).clean(answer, None)


def problems(answers: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is wrong with each answer that is wrong."""
    found = {}
    for question, answer in answers.items():
        try:
            checked(question, answer)
        except ValidationError as error:
            found[question] = error.messages
    return found


@transaction.atomic
def set_up(answers: Mapping[str, Any], today: datetime.date) -> int:
    """Store checked answers, make the start pages of a site that has none; return how many.

    Pages that there are stay as they are, so running it again changes only the answers.
    """
    for model in (Municipality, Branding):
        row = model.load()
        for question, (owner, name) in QUESTIONS.items():
            if owner is model:
                setattr(row, name, checked(question, answers[question]))
        row.save()
    site = answer_at_public_address()
    made = 0 if site.root_page.get_children().exists() else load_pages(START_PAGES, today).total
    roles.install(apps)
    return made
