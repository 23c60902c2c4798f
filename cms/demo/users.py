"""The demo's users, one for each role at the desk."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as Role
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.roles import APPROVERS, DATA_KEEPERS, EDITORS, TRANSLATORS


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Somebody who can log in at the demo; ``role`` is the name of a role, or empty for all."""

    name: str
    full_name: str
    label: str | Promise
    role: str

    @property
    def password(self) -> str:
        """The password on a machine of one's own; no secret, and never set on a public site."""
        return f"tomoni-{self.name}"


DEMO_USERS = (
    DemoUser("editor", "編集担当", _("Editor"), EDITORS),
    DemoUser("approver", "承認担当", _("Approver"), APPROVERS),
    DemoUser("data", "データ担当", _("Data keeper"), DATA_KEEPERS),
    DemoUser("translator", "翻訳担当", _("Translator"), TRANSLATORS),
    DemoUser("admin", "管理担当", _("Administrator"), ""),
)


def create_users(*, with_passwords: bool) -> int:
    """Create the users who are missing and return how many; leave the others as they are.

    Without passwords nobody can log in as one of them before ``changepassword`` sets one.
    """
    return sum(_create(user, user.password if with_passwords else None) for user in DEMO_USERS)


def _create(user: DemoUser, password: str | None) -> bool:
    model = get_user_model()
    if model.objects.filter(username=user.name).exists():
        return False
    make = model.objects.create_user if user.role else model.objects.create_superuser
    account = make(
        user.name,
        f"{user.name}@tomoni.example",
        password,
        first_name=user.full_name,
    )
    if user.role:
        account.groups.add(Role.objects.get(name=user.role))
    return True
