"""Mails of the workflow: one a person, with addresses at which the site answers."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.core import mail
from wagtail.models import Page, Task, Workflow, WorkflowTask

from cms import roles
from cms.public_address import answer_at_public_address
from tests.cms.factories import StandardPageFactory
from tests.portal.factories import GroupFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> dict[str, User]:
    """An author, an approver in two roles, an administrator, and one who is both."""
    found = {
        name: User.objects.create_user(name, f"{name}@example.org", "x")
        for name in ("author", "approver", "boss", "chief")
    }
    User.objects.filter(username__in=["boss", "chief"]).update(is_superuser=True)
    for name in ("approver", "chief"):
        found[name].groups.add(*Role.objects.filter(name__in=[roles.APPROVERS, roles.EDITORS]))
    return found


def submit(thing: Any, author: User) -> Any:
    """Submit it for approval; the state of its workflow."""
    thing.save_revision(user=author)
    return Workflow.objects.get(name=roles.WORKFLOW).start(thing, author)


def received() -> Counter[str]:
    return Counter(address for message in mail.outbox for address in message.to)


@pytest.mark.parametrize("make", [StandardPageFactory, GroupFactory])
def test_each_gets_one_mail_of_a_submission(people: dict[str, User], make: Any) -> None:
    submit(make(live=False), people["author"])
    assert received() == {
        "approver@example.org": 1,
        "boss@example.org": 1,
        "chief@example.org": 1,
    }
    assert all("承認" in message.body for message in mail.outbox)


def test_who_submits_gets_none(people: dict[str, User]) -> None:
    submit(StandardPageFactory(live=False), people["chief"])
    assert received() == {"approver@example.org": 1, "boss@example.org": 1}


def test_administrators_hear_of_it_where_no_group_is_asked(people: dict[str, User]) -> None:
    workflow = Workflow.objects.get(name=roles.WORKFLOW)
    workflow.workflow_tasks.all().delete()
    WorkflowTask.objects.create(workflow=workflow, task=Task.objects.create(name="確認"))
    submit(StandardPageFactory(live=False), people["author"])
    assert received() == {"boss@example.org": 1, "chief@example.org": 1}


@pytest.mark.parametrize("site", ["http://127.0.0.1:8000", "https://kyodo.example.jp"])
def test_addresses_are_those_at_which_the_site_answers(
    people: dict[str, User], settings: Any, site: str
) -> None:
    settings.WAGTAILADMIN_BASE_URL = site
    answer_at_public_address()
    page: Page = StandardPageFactory(live=False, slug="policy")
    state = submit(page, people["author"])
    state.current_task_state.approve(user=people["approver"])
    found = [url for message in mail.outbox for url in re.findall(r"https?://\S+", message.body)]
    assert {url[: len(site) + 1] for url in found} == {f"{site}/"}
    assert f"{site}/policy/" in found, "who wrote it is led to the page"
