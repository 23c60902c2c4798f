"""Every screen of the desk and the roles that may open it: whoever adds a screen decides here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from unittest import mock

import pytest
from django.template.response import SimpleTemplateResponse
from django.urls import URLPattern, URLResolver, get_resolver

from cms import roles

from .test_least_rights import client_of, may_open

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

EDITOR, APPROVER, DATA, TRANSLATOR = (role.name for role in roles.ROLES)
SCREENS: Final[dict[frozenset[str], str]] = {
    frozenset({EDITOR, APPROVER, DATA, TRANSLATOR}): """
        account/ api/main/documents/ api/main/images/ api/main/pages/ choose-anchor-link/
        choose-email-link/ choose-external-link/ choose-page/ choose-page/chosen-multiple/
        choose-page/search/ choose-phone-link/ data/events/ data/events/recurrence/
        data/facilities/ data/groups/ data/places/ dismissibles/ documents/chooser/
        documents/chooser/chosen-multiple/ embeds/chooser/ embeds/chooser/upload/
        images/chooser/ images/chooser/chosen-multiple/ jsi18n/ localize/jsi18n/
        localize/reports/translations/ password_reset/ password_reset/complete/
        password_reset/done/ reports/site-history/ session/ session/again/
        snippets/choose/cms/glossaryterm/ snippets/choose/cms/glossaryterm/chosen-multiple/
        snippets/choose/portal/event/ snippets/choose/portal/event/chosen-multiple/
        snippets/choose/portal/facility/ snippets/choose/portal/facility/chosen-multiple/
        snippets/choose/portal/group/ snippets/choose/portal/group/chosen-multiple/ sprite/
        tag-autocomplete/ workflows/task_chooser/ workflows/task_chooser/create/
    """,
    frozenset({EDITOR, APPROVER, DATA}): """
        data/events/add/ data/events/preview/ data/facilities/add/ data/facilities/preview/
        data/groups/add/ data/groups/preview/ data/imports/ data/reports/
        snippets/choose/portal/event/create/ snippets/choose/portal/facility/create/
        snippets/choose/portal/group/create/
    """,
    frozenset({EDITOR, APPROVER, TRANSLATOR}): """
        pages/search/ reports/aging-pages/ reports/page-types-usage/ reports/workflow/
        reports/workflow_tasks/
    """,
    frozenset({APPROVER, DATA}): "data/imports/upload/",
    frozenset({EDITOR, APPROVER}): """
        documents/ documents/add/ documents/chooser/create/ documents/multiple/add/ images/
        images/add/ images/chooser/create/ images/multiple/add/ pages/ search/promotions/
        search/promotions/new/ search/reports/ search/synonyms/ search/synonyms/new/
        search/why/ snippets/choose/cms/glossaryterm/create/
        snippets/cms/glossaryterm/ snippets/cms/glossaryterm/add/
    """,
    frozenset({APPROVER}): "reports/locked/ search/rebuild/",
}
"""Screens whose address names no single thing; what stands nowhere here is closed to all roles.

Wagtail writes no task through its chooser for who may not add one; it only shows the form.
"""
NOT_SCREENS = {"failwhale/", "test404/", "logout/"}
"""Wagtail's own trials, and the way out."""


@pytest.fixture(autouse=True)
def _blank_screens() -> Iterator[None]:
    """Who may open a screen is decided before it is drawn; other tests look at what is drawn."""
    with mock.patch.object(SimpleTemplateResponse, "rendered_content", ""):
        yield


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    """The addresses below a resolver that need no value to be filled in."""
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern).lstrip("^").replace("\\Z", "").rstrip("$")
        if isinstance(pattern, URLPattern):
            if not set("<(*") & set(address):
                yield address
        else:
            yield from addresses(pattern, address)


def screens() -> set[str]:
    """The desk's addresses; lists without their frame (``results/``) follow the lists."""
    desk = {each for each in addresses(get_resolver()) if each.startswith("admin/")}
    found = {each.removeprefix("admin/") for each in desk if not each.endswith("/results/")}
    return found - NOT_SCREENS - {""}


@pytest.mark.parametrize("role", [EDITOR, APPROVER, DATA, TRANSLATOR])
def test_a_role_opens_the_screens_of_its_work_and_no_others(role: str) -> None:
    client = client_of(role)
    allowed = {each for who, listed in SCREENS.items() if role in who for each in listed.split()}
    assert {each for each in screens() if may_open(client, each)} == allowed


def test_a_list_without_its_frame_opens_for_the_same_roles() -> None:
    desk = {each.removeprefix("admin/") for each in addresses(get_resolver())}
    lists = [each for each in desk if each.endswith("/results/") and each[:-8] in desk]
    client = client_of(TRANSLATOR)
    assert len(lists) > 10
    for each in lists:
        assert may_open(client, each) == may_open(client, each[:-8]), each
