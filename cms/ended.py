"""A page whose time is over: its address says so, and nothing of what the page said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse
from django.utils import timezone

if TYPE_CHECKING:
    from django.http import HttpRequest
    from wagtail.models import Page


def is_over(page: Page) -> bool:
    """Whether ``page`` was public until its expiry, also before the scheduler has taken it down.

    A draft, and a page that somebody has withdrawn, was never meant to be known of.
    """
    due = page.expire_at is not None and page.expire_at <= timezone.now()
    return due and (page.live or page.expired)


def ended_page(page: Page, request: HttpRequest) -> TemplateResponse:
    """410 (RFC 9110) with the day on which ``page`` ended, and the ways on."""
    context = {"ended_at": page.expire_at, "kind": type(page)._meta.model_name}
    return TemplateResponse(request, "cms/ended.html", context, status=410)
