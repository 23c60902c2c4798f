"""The demo's users: one a role, with passwords only where nobody else can reach them."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from cms.demo.users import DEMO_USERS, create_users

pytestmark = pytest.mark.django_db


def test_each_role_has_its_user_and_may_log_in() -> None:
    assert create_users(with_passwords=True) == 5
    users = {user.username: user for user in get_user_model().objects.all()}
    for demo_user in DEMO_USERS:
        user = users[demo_user.name]
        assert user.check_password(demo_user.password)
        assert [role.name for role in user.groups.all()] == list(filter(None, [demo_user.role]))
    assert [name for name, user in users.items() if user.is_superuser] == ["admin"]


def test_on_a_public_site_nobody_knows_a_password() -> None:
    create_users(with_passwords=False)
    assert not any(user.has_usable_password() for user in get_user_model().objects.all())


def test_a_changed_password_stays() -> None:
    create_users(with_passwords=True)
    editor = get_user_model().objects.get(username="editor")
    editor.set_password("another one")
    editor.save()
    assert create_users(with_passwords=True) == 0
    editor.refresh_from_db()
    assert editor.check_password("another one")
