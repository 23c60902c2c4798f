"""Who may open a record at the desk: those who may change it, and those who translate it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth import get_permission_codename
from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import ModelPermissionPolicy

TRANSLATE = "translate"
"""The right to a record's texts in other languages and to nothing else of it."""


def may(user: Any, action: str, model: type[Model]) -> bool:
    """Whether ``user`` has the right of exactly this ``action`` on ``model``."""
    codename = get_permission_codename(action, model._meta)
    return bool(user.has_perm(f"{model._meta.app_label}.{codename}"))


class RecordPermissionPolicy(ModelPermissionPolicy):
    """Django's rights of the model; who may translate may open the form too.

    What that form then holds is up to ``RecordEditView``.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        return any(may(user, each, self.model) for each in _sufficient({action}))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet:
        users: QuerySet = super().users_with_any_permission(_sufficient(actions))
        return users


def _sufficient(actions: Collection[str]) -> set[str]:
    return {*actions, TRANSLATE} if "change" in actions else set(actions)
