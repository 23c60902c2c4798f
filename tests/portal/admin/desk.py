"""Filling in and sending the desk's forms as a browser does."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.test import Client

from portal.models import Record
from tests.forms import form_of

AREAS = {"group": "groups", "facility": "facilities", "event": "events"}

Form = tuple[str, QueryDict]
"""Where a form is sent to, and what it holds."""


def area_url(model: type[Record], path: str = "") -> str:
    return f"/admin/data/{AREAS[model._meta.model_name]}/{path}"


def edit_url(record: Record) -> str:
    return area_url(type(record), f"edit/{record.pk}/")


def opened(client: Client, url: str) -> Form:
    """The form at ``url``."""
    page = client.get(url)
    assert page.status_code == 200, page
    return form_of(page, "w-editor-form")


def send(client: Client, url: str, action: str = "", **values: Any) -> HttpResponse:
    """Open the form at ``url``, change ``values`` in it and press the button ``action``."""
    return send_opened(client, opened(client, url), action, **values)


def send_opened(client: Client, form: Form, action: str = "", **values: Any) -> HttpResponse:
    """Change ``values`` in an open form and press the button ``action``; it stays as it was."""
    target, data = form[0], form[1].copy()
    for name, value in values.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    if action:
        data[f"action-{action}"] = "1"
    return client.post(target, dict(data.lists()))


def errors_in(response: HttpResponse) -> dict[str, Any]:
    """What the form complained about, by field."""
    return dict(response.context["form"].errors)


def translation(number: int, **values: str) -> dict[str, str]:
    """Values of the inline form of one translation."""
    return {f"translations-{number}-{name}": value for name, value in values.items()}


def one_translation(**values: str) -> dict[str, str]:
    """Values that add a first translation to a record without any."""
    return {"translations-TOTAL_FORMS": "1", **translation(0, id="", **values)}
