"""Somebody of each role, with a browser of their own."""

from __future__ import annotations

import pytest
from django.test import Client

from cms import roles
from portal.models import Event
from tests.people import client_of

from .desk import Form, area_url, opened


@pytest.fixture
def editor(db: None) -> Client:
    """編集者: writes and submits."""
    return client_of(roles.EDITORS)


@pytest.fixture
def approver(db: None) -> Client:
    """承認者: approves and publishes."""
    return client_of(roles.APPROVERS)


@pytest.fixture
def data_keeper(db: None) -> Client:
    """データ担当: keeps records, imports files."""
    return client_of(roles.DATA_KEEPERS)


@pytest.fixture
def translator(db: None) -> Client:
    """翻訳者: translates."""
    return client_of(roles.TRANSLATORS)


@pytest.fixture(scope="module")
def new_event(module_db: None) -> Form:
    """The form of a new event as an editor finds it; a module opens it once and sends it often."""
    return opened(client_of(roles.EDITORS), area_url(Event, "add/"))
