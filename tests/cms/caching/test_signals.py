"""What advances the version of the content, and what does not."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import PageViewRestriction

from cms.models import ContentVersion
from portal.models import ErrorReport
from search.vocabulary.models import Synonym
from tests.cms.factories import StandardPageFactory
from tests.portal.factories import GroupFactory

from .conftest import Commit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", ["page", "record", "restriction", "move", "deletion"])
def test_what_the_public_sees_advances_it(what: str, commit: Commit) -> None:
    page, other = StandardPageFactory(), StandardPageFactory()
    before = ContentVersion.current()
    with commit():
        match what:
            case "page":
                StandardPageFactory()
            case "record":
                GroupFactory()
            case "restriction":
                PageViewRestriction.objects.create(page=page, restriction_type="login")
            case "move":
                page.move(other, pos="first-child")
            case "deletion":
                page.delete()
    assert ContentVersion.current() != before


def test_many_writes_of_one_transaction_advance_it_once(
    commit: Commit,
) -> None:
    StandardPageFactory()
    ContentVersion.advance()
    before = ContentVersion.objects.get().number
    with commit(), transaction.atomic():
        StandardPageFactory()
        StandardPageFactory()
    assert ContentVersion.objects.get().number == before + 1


def test_visitors_and_logins_leave_it_alone(
    commit: Commit,
) -> None:
    with commit() as callbacks:
        User.objects.create_user("somebody")
        ErrorReport.objects.create(dataset="groups", code="G001", language="ja", text="違います")
    assert ContentVersion.advance not in callbacks


def test_a_synonym_counts_as_content(
    commit: Commit,
) -> None:
    with commit() as callbacks:
        Synonym.objects.create()
    assert ContentVersion.advance in callbacks
