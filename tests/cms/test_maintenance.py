"""The maintenance page."""

from __future__ import annotations

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import RequestFactory, override_settings

from cms.maintenance import MaintenanceMiddleware


@override_settings(MAINTENANCE=True)
def test_every_address_says_so_without_a_database(rf: RequestFactory) -> None:
    answer = MaintenanceMiddleware(lambda request: HttpResponse("the site"))(rf.get("/groups/"))
    assert answer.status_code == 503
    assert answer["Retry-After"] == "600"
    text = answer.content.decode()
    assert "メンテナンスのため" in text
    assert "Closed for maintenance" in text


def test_it_stands_aside_otherwise() -> None:
    with pytest.raises(MiddlewareNotUsed):
        MaintenanceMiddleware(lambda request: HttpResponse())
