"""Our answers to what somebody may do with a page are Wagtail's own, for less."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, User
from wagtail.models import Page, PagePermissionTester

from cms import roles
from tests.cms.factories import HandbookPageFactory, HandbookSectionPageFactory
from tests.people import client_of

pytestmark = pytest.mark.django_db


def people() -> list[AbstractUser]:
    """Somebody of each role, an administrator, and one who has left."""
    found = [client_of(role.name).user for role in roles.ROLES]
    gone = client_of(roles.APPROVERS).user
    gone.is_active = False
    return [*found, gone, User.objects.create_superuser("boss")]


def pages() -> list[Page]:
    """Every kind: public or not, with public or unpublished pages below, or none."""
    found = []
    for live, below in product((True, False), (None, True, False)):
        section = HandbookSectionPageFactory(parent=HandbookPageFactory(), live=live)
        if below is not None:
            HandbookSectionPageFactory(parent=section, live=below)
        section.refresh_from_db()
        found.append(section)
    return [*found, Page.get_first_root_node()]


def test_everybody_may_delete_and_move_what_wagtail_lets_them() -> None:
    for user, page in product(people(), pages()):
        wagtails, ours = PagePermissionTester(user, page), page.permissions_for_user(user)
        for answer in ("can_delete", "can_move"):
            told = (getattr(ours, answer)(), getattr(wagtails, answer)())
            assert told[0] == told[1], (user, page, page.live, answer)


def test_a_public_page_and_a_leaf_tell_it_themselves(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    editor, edition = client_of(roles.EDITORS).user, HandbookPageFactory()
    public = HandbookSectionPageFactory(parent=edition)
    draft = HandbookSectionPageFactory(parent=edition, live=False)
    public.permissions_for_user(editor).can_delete()
    with django_assert_num_queries(0):
        assert not public.permissions_for_user(editor).can_delete()
        assert draft.permissions_for_user(editor).can_delete()
