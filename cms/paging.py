"""One page of a long list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

PAGE_SIZE = 20


def page_of(items: QuerySet[Any] | Sequence[Any], request: HttpRequest) -> Page[Any]:
    """The page that ``?page=`` asks for; the nearest one where it asks for nonsense."""
    return Paginator(items, PAGE_SIZE).get_page(request.GET.get("page"))
