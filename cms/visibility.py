"""Which pages the public may see: live, not past their expiry, and in no private part of the tree.

Every list, feed, menu and map of pages asks here, so that none of them can forget one of the three.
"""

from __future__ import annotations

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def public(pages: PageQuerySet) -> PageQuerySet:
    """Those of ``pages`` that anybody may see now; costs no query of its own.

    An alias repeats its source's text elsewhere in the tree, so it is as private as its source.
    """
    return pages.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()),
        ~restricted(),
        live=True,
    )


def restricted() -> Exists:
    """Whether a view restriction lies at or above the page's place in the tree or its source's."""
    restrictions = PageViewRestriction.objects.annotate(
        place=ExpressionWrapper(OuterRef("path"), output_field=CharField()),
        source=ExpressionWrapper(OuterRef("alias_of__path"), output_field=CharField()),
    )
    above = F("page__path")
    return Exists(restrictions.filter(Q(place__startswith=above) | Q(source__startswith=above)))
