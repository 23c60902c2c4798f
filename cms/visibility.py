"""Which pages the public may see: live, not past their expiry, and in no private part of the tree.

Every list, feed, menu and map of pages asks here, so that none of them can forget one of the three.
"""

from __future__ import annotations

from django.db.models import BooleanField, Func, Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet


def public(pages: PageQuerySet) -> PageQuerySet:
    """Those of ``pages`` that anybody may see now; costs no query of its own.

    An alias repeats its source's text elsewhere in the tree, so it is as private as its source.
    """
    return pages.filter(
        Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()),
        ~Restricted(),
        live=True,
    )


class Restricted(Func):
    """Whether a view restriction lies at or above the page's place in the tree or its source's.

    It is written as SQL because every query for pages holds it, some of them four times: the ORM
    takes longer to put the same together than a database to answer.
    """

    template = (
        f"EXISTS(SELECT 1 FROM {PageViewRestriction._meta.db_table} restriction"  # noqa: S608
        f" JOIN {Page._meta.db_table} restricted ON restricted.id = restriction.page_id"
        " WHERE %(expressions)s)"
    )
    arg_joiner = " OR "
    output_field = BooleanField()

    def __init__(self) -> None:
        super().__init__(_InPrivate("path"), _InPrivate("alias_of__path"))


class _InPrivate(Func):
    """Whether a place in the tree is the restricted page's or below it."""

    template = "SUBSTR(%(expressions)s, 1, LENGTH(restricted.path)) = restricted.path"
    arity = 1
