"""Which pages the public may see: live, not past their expiry, and in no private part of the tree.

Every list, feed, menu and map of pages asks here, so that none of them can forget one of the three.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import PageViewRestriction

if TYPE_CHECKING:
    from django.http import HttpRequest

CACHE = "_tomoni_private_paths"


def private_paths(request: HttpRequest | None = None) -> list[str]:
    """Tree paths of the pages that carry a view restriction; asked once a request."""
    if request is not None and hasattr(request, CACHE):
        return getattr(request, CACHE)
    paths = list(PageViewRestriction.objects.values_list("page__path", flat=True))
    if request is not None:
        setattr(request, CACHE, paths)
    return paths


def public(pages: QuerySet[Any], request: HttpRequest | None = None) -> QuerySet[Any]:
    """Those of ``pages`` that anybody may see now.

    An alias repeats its source's text elsewhere in the tree, so it is as private as its source.
    """
    private = Q()
    for path in private_paths(request):
        private |= Q(path__startswith=path) | Q(alias_of__path__startswith=path)
    pages = pages.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()), live=True)
    return pages.exclude(private) if private else pages
