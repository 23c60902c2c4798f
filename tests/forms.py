"""Filling in a form as a browser does."""

from __future__ import annotations

from django.http import HttpResponse, QueryDict
from lxml import html


def form_of(response: HttpResponse, form_id: str) -> tuple[str, QueryDict]:
    """Where the form on the page is sent to, and what a browser sends, but no button's name."""
    form = html.fromstring(response.content.decode()).get_element_by_id(form_id)
    for empty in form.xpath(".//input[not(@value or @type='checkbox' or @type='radio')]"):
        empty.set("value", "")
    data = QueryDict(mutable=True)
    for name, value in form.form_values():
        data.appendlist(name, value.removeprefix("\n") if value else "")
    return form.get("action"), data
