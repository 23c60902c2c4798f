"""Somebody of each role, with a browser of their own."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.test import Client

from cms import roles


def client_of(role: str, name: str) -> Client:
    user = User.objects.create_user(name, f"{name}@example.org", "secret")
    user.groups.add(Role.objects.get(name=role))
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def install_roles(db: None) -> None:
    roles.install(apps)


@pytest.fixture
def editor(install_roles: None) -> Client:
    """編集者: writes and submits."""
    return client_of(roles.EDITORS, "hensyu")


@pytest.fixture
def approver(install_roles: None) -> Client:
    """承認者: approves and publishes."""
    return client_of(roles.APPROVERS, "syonin")


@pytest.fixture
def data_keeper(install_roles: None) -> Client:
    """データ担当: keeps records, imports files."""
    return client_of(roles.DATA_KEEPERS, "data")


@pytest.fixture
def translator(install_roles: None) -> Client:
    """翻訳者: translates."""
    return client_of(roles.TRANSLATORS, "honyaku")
