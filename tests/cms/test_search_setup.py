"""What the pages tell search about kinds and languages."""

import pytest
from django.test import Client

from search import facets

pytestmark = pytest.mark.django_db


def test_a_language_has_its_own_name_and_an_unknown_one_its_code(client: Client) -> None:
    name = facets.get("locale").value_label
    assert [name(code) for code in ("ja", "en", "xx")] == ["日本語", "English", "xx"]
    for path, status in (("/search/", 200), ("/api/v1/search", 400)):
        assert client.get(path, {"q": "川", "locale": "xx"}).status_code == status
