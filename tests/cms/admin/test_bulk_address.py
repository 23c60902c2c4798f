"""Made-up keys in the address of an action on many things: not found, for every action there is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail import hooks
from wagtail.models import Page

from tests.cms.factories import StandardPageFactory

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

MADE_UP = (
    "id=999999",
    "id=0&id=-1",
    "id=abc",
    "id=",
    "id=１２",
    f"id={10**30}",
    "id=1%00",
    "",
    "id=all&childOf=999999",
    "id=all&childOf=abc",
    f"id=all&childOf={10**30}",
)


@pytest.fixture
def admin(client: Client) -> Client:
    """Somebody who may do everything."""
    client.force_login(User.objects.create_superuser("boss", "boss@example.org", "x"))
    return client


def actions() -> set[tuple[str, str, str]]:
    """App, model and name of every action that the desk has."""
    return {
        (model._meta.app_label, model._meta.model_name, action.action_type)
        for action in hooks.get_hooks("register_bulk_action")
        for model in action.models
    }


def test_no_action_fails_at_made_up_keys(admin: Client) -> None:
    areas = {(app, model) for app, model, _action in actions()}
    assert areas >= {
        ("wagtailcore", "page"),
        ("wagtailimages", "image"),
        ("wagtaildocs", "document"),
        ("auth", "user"),
        ("portal", "event"),
        ("cms", "glossaryterm"),
    }
    failed = []
    for app, model, action in sorted(actions()):
        for query in MADE_UP:
            url = f"/admin/bulk/{app}/{model}/{action}/?{query}"
            for answer in (admin.get(url), admin.post(url)):
                no_parents = query.startswith("id=all&childOf=999999") and model != "page"
                if answer.status_code != 404 and not (no_parents and answer.status_code < 400):
                    failed.append((url, answer.status_code))
    assert not failed


def test_the_answer_is_a_page_of_the_desk(admin: Client) -> None:
    answer = admin.get("/admin/bulk/wagtailcore/page/publish/?id=abc")
    assert "wagtailadmin/404.html" in {template.name for template in answer.templates}


def test_made_up_keys_beside_a_real_one_are_passed_over(admin: Client) -> None:
    page = StandardPageFactory(live=False)
    admin.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&id=999999&next=/admin/")
    assert Page.objects.get(pk=page.pk).live


def test_unknown_models_and_actions_are_not_found(admin: Client) -> None:
    for path in ("nothing/page/publish", "wagtailcore/nothing/publish", "wagtailcore/page/dance"):
        assert admin.get(f"/admin/bulk/{path}/?id=1").status_code == 404


def test_visitors_are_sent_to_the_login(client: Client) -> None:
    answer = client.get("/admin/bulk/wagtailcore/page/publish/?id=abc")
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]
