"""What each role cannot do: pages, records, files, people and settings of others' trades."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import Page

from cms import roles
from cms.models import HomePage
from tests.cms.factories import StandardPageFactory
from tests.people import client_of
from tests.portal.factories import GroupFactory

pytestmark = pytest.mark.django_db

EVERYBODY = [role.name for role in roles.ROLES]
PAGES = ("images/add/", "documents/add/", "images/", "documents/")
ADMINISTRATION = (
    "users/",
    "groups/",
    "sites/",
    "locales/",
    "collections/",
    "workflows/list/",
    "settings/portal/municipality/",
    "settings/cms/branding/",
)


def may_open(client: Client, path: str) -> bool:
    """Whether the desk shows a page there, rather than sending one away."""
    response = client.get(f"/admin/{path}")
    assert response.status_code in (200, 302, 403, 404), response.status_code
    return response.status_code == 200


def english_home() -> Page:
    return HomePage.objects.get(locale__language_code="en")


@pytest.mark.parametrize("role", EVERYBODY)
def test_nobody_else_administers(role: str) -> None:
    client = client_of(role)
    assert [path for path in ADMINISTRATION if may_open(client, path)] == []


def test_administrators_administer(admin_client: Client) -> None:
    for path in ADMINISTRATION:
        response = admin_client.get(f"/admin/{path}", follow=True)
        assert response.status_code == 200, path


@pytest.mark.parametrize("role", [roles.DATA_KEEPERS, roles.TRANSLATORS])
def test_pictures_and_documents_are_for_those_who_write_pages(role: str) -> None:
    client = client_of(role)
    assert not any(may_open(client, path) for path in PAGES)


@pytest.mark.parametrize(
    ("role", "japanese", "english"),
    [
        (roles.EDITORS, True, True),
        (roles.APPROVERS, True, True),
        (roles.DATA_KEEPERS, False, False),
        (roles.TRANSLATORS, False, True),
    ],
)
def test_who_edits_pages_in_which_language(role: str, japanese: bool, english: bool) -> None:
    original = StandardPageFactory(slug="original")
    translated = StandardPageFactory(parent=english_home(), slug="translated")
    client = client_of(role)
    assert may_open(client, f"pages/{original.pk}/edit/") == japanese
    assert may_open(client, f"pages/{translated.pk}/edit/") == english


@pytest.mark.parametrize("role", [roles.EDITORS, roles.DATA_KEEPERS, roles.TRANSLATORS])
def test_who_cannot_publish_or_delete_pages(role: str) -> None:
    client, page = client_of(role), StandardPageFactory()
    draft = StandardPageFactory(live=False)
    assert not may_open(client, f"pages/{page.pk}/unpublish/")
    assert not may_open(client, f"pages/{page.pk}/delete/")
    client.post(f"/admin/bulk/wagtailcore/page/publish/?id={draft.pk}", {"next": "/"})
    draft.refresh_from_db()
    assert not draft.live


@pytest.mark.parametrize(
    ("role", "adds", "publishes", "deletes"),
    [
        (roles.EDITORS, True, False, False),
        (roles.APPROVERS, True, True, True),
        (roles.DATA_KEEPERS, True, True, False),
        (roles.TRANSLATORS, False, False, False),
    ],
)
def test_who_may_do_what_with_records(
    role: str, adds: bool, publishes: bool, deletes: bool
) -> None:
    client, group = client_of(role), GroupFactory()
    assert may_open(client, "data/groups/")
    assert may_open(client, f"data/groups/edit/{group.pk}/")
    assert may_open(client, "data/groups/add/") == adds
    assert may_open(client, f"data/groups/unpublish/{group.pk}/") == publishes
    assert may_open(client, f"data/groups/delete/{group.pk}/") == deletes


@pytest.mark.parametrize(
    ("role", "reads", "imports"),
    [
        (roles.EDITORS, True, False),
        (roles.APPROVERS, True, True),
        (roles.DATA_KEEPERS, True, True),
        (roles.TRANSLATORS, False, False),
    ],
)
def test_who_reads_and_who_runs_imports(role: str, reads: bool, imports: bool) -> None:
    client = client_of(role)
    user = User.objects.get(pk=client.session["_auth_user_id"])
    assert may_open(client, "data/imports/") == reads
    assert user.has_perm("portal.add_importrun") == imports
