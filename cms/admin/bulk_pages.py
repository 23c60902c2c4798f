"""Actions on many pages: on those that one may see, and on all that a list shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_list_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.viewsets.pages import page_viewset_registry
from wagtail.locks import ScheduledForPublishLock, WorkflowLock
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from portal.admin.histories import one_by_one
from portal.admin.whole_lists import keys_in_list

NAMED = 10
"""How many of the pages that were left out a message names."""


class SeenPages(PageBulkAction):
    """Keeps an action to pages that its user may see; "all" are those that the list shows.

    Wagtail's own actions name pages to people who may not open them, and take all pages of a list
    also where it is filtered; and of many histories only the last would tell of it.
    """

    @classmethod
    def execute_action(cls, objects: Iterable[Any], **kwargs: Any) -> tuple[int, int]:
        """Do it to one page after the other; how many there were, and how many below them."""
        parents = children = 0
        for page in one_by_one(objects, kwargs["user"]):
            one, below = super().execute_action([page], **kwargs)
            parents, children = parents + one, children + below
        return parents, children

    def get_queryset(self, _model: type[Page], object_ids: Iterable[Any]) -> list[Page]:
        """The pages, or 404 where there is none to see."""
        seen = page_permission_policy.explorable_instances(self.request.user)
        return get_list_or_404(self.with_needed(seen.filter(pk__in=object_ids)))

    def with_needed(self, pages: QuerySet) -> QuerySet:
        """``pages`` with what the action asks of each."""
        return pages

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> Any:
        """Keys of what the list below a page shows with its search and filters."""
        if parent_id is None:
            return super().get_all_objects_in_listing_query(parent_id)
        try:
            views = page_viewset_registry.get_by_parent_page_id(parent_id)
            parent = Page.objects.get(pk=parent_id).specific
        except ObjectDoesNotExist as error:
            raise Http404 from error
        return keys_in_list(views.index_view, self.request, parent_page=parent, locale=None)


class PagesBulkAction(SeenPages):
    """An action of ours: it says of each page that it leaves out, why."""

    form_class = BulkAction.form_class
    template_name = "cms/admin/bulk_pages.html"
    question: str | Promise

    def with_needed(self, pages: QuerySet) -> QuerySet:
        found: Any = pages  # of Wagtail's own class, which the stubs do not know
        return (
            found.defer_streamfields()
            .specific()
            .prefetch_workflow_states()
            .annotate_approved_schedule()
        )

    def reason(self, page: Any) -> str | Promise | None:
        """Why this user cannot do this to ``page`` now; None where they can."""
        if not page.permissions_for_user(self.request.user).can_edit():
            return _("you may not edit it")
        if page.alias_of_id is not None:
            return _("it shows another page's text")
        lock = page.get_lock()
        return _name(lock) if lock and lock.for_user(self.request.user) else None

    def check_perm(self, page: Page) -> bool:
        return self.reason(page) is None

    def prepare_action(self, _pages: list[Page], left_out: dict[str, list[Page]]) -> Any:
        """Say what is left out, and why."""
        if left := left_out["items_with_no_access"]:
            messages.warning(self.request, self._left_out(left))

    def _left_out(self, pages: list[Page]) -> str:
        named = "、".join(
            f"{page.get_admin_display_title()}（{self.reason(page)}）" for page in pages[:NAMED]
        )
        text = ngettext(
            "%(count)d page was left out: %(pages)s",
            "%(count)d pages were left out: %(pages)s",
            len(pages),
        )
        return text % {"count": len(pages), "pages": named + "…" * (len(pages) > NAMED)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "items_with_no_access": [
                {**left, "reason": self.reason(left["item"])}
                for left in context["items_with_no_access"]
            ],
            "action_label": self.display_name,
            "question": self.question,
            "header_icon": "doc-empty-inverse",
        }


def _name(lock: Any) -> str | Promise:
    if isinstance(lock, ScheduledForPublishLock):
        return _("it waits for its day of publication")
    return _("it waits for approval") if isinstance(lock, WorkflowLock) else _("it is locked")


def stock_actions() -> Iterator[type[PageBulkAction]]:
    """Wagtail's own actions, kept to the pages that one sees; what is done often comes first."""
    for number, stock in enumerate(
        (PublishBulkAction, UnpublishBulkAction, MoveBulkAction, DeleteBulkAction)
    ):
        priority = 10 * (number + 1) if number < 2 else 10 * (number + 5)
        yield type(stock.__name__, (SeenPages, stock), {"action_priority": priority})
