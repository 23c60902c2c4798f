"""A site with its roles, and people who open it in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as Role
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from pytest_playwright import CreateContextCallback

from tests.demo_city import copy_demo

from .demo_site import demo_site

expect.set_options(timeout=20_000)  # milliseconds; what is to come may take long beside other tests

PASSWORD = "a long password for the tests"

SignIn = Callable[[str], Page]

TELL_WHEN_WATCHED = """
document.addEventListener("w-unsaved:watch-edits", () => {
  document.documentElement.dataset.watched = "";
});
"""


def open_form(desk: Page, address: str) -> None:
    """Open a form of the desk, and wait until Wagtail watches it and saves what is typed."""
    desk.goto(address)
    expect(desk.locator("html[data-watched]")).to_be_attached()


@pytest.fixture
def site(transactional_db: None, live_server: LiveServer) -> str:
    """The address of a running site that has what the migrations make."""
    return live_server.url


@pytest.fixture
def sign_in(site: str, new_context: CreateContextCallback) -> SignIn:
    """Makes a user of a role and returns that person's own window, signed in at the desk.

    It is closed after the test: the desk's pages go on asking the site by themselves.
    """

    def sign_in(role: str) -> Page:
        user = get_user_model().objects.create_user(role, f"{role}@example.jp", PASSWORD)
        user.groups.add(Role.objects.get(name=role))
        window = new_context(base_url=site, locale="ja-JP").new_page()
        window.add_init_script(TELL_WHEN_WATCHED)
        window.goto("/admin/")
        window.fill("[name=username]", role)
        window.fill("[name=password]", PASSWORD)
        window.click("button[type=submit]")
        window.wait_for_url("**/admin/")
        return window

    return sign_in


@pytest.fixture(scope="session")
def demo() -> Iterator[str]:
    """The address of the demo city; made once, read by many tests and changed by none."""
    with demo_site(copy_demo) as address:
        yield address
