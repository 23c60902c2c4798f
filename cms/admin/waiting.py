"""What waits for somebody among the pages, in the workflow and in the search."""

from __future__ import annotations

import datetime
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, TaskState, WorkflowState
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

from cms.models import ContentPage
from portal.admin.waiting import SHOWN, Item, Waiting
from search.searchlog.models import SearchedWords

VAIN_DAYS: Final = 30
"""How many days of searches are looked at."""


def to_approve(user: Any) -> Waiting | None:
    """What was submitted and this person may approve."""
    states = (
        TaskState.objects.reviewable_by(user)
        .select_related("revision__user")
        .prefetch_related("revision__content_object")
        .order_by("started_at")
    )
    return _in_workflow(
        user,
        gettext_lazy("Waiting for your approval"),
        [(state.revision.content_object, state.revision.user, state) for state in states],
    )


def submitted(user: Any) -> Waiting | None:
    """What this person has submitted and nobody has decided on."""
    states = (
        WorkflowState.objects.active()
        .filter(requested_by=user)
        .select_related("current_task_state")
        .prefetch_related("content_object")
        .order_by("-created_at")
    )
    return _in_workflow(
        user,
        gettext_lazy("Submitted by you"),
        [(state.content_object, None, state) for state in states],
    )


def _in_workflow(user: Any, heading: Any, found: list[tuple[Any, Any, Any]]) -> Waiting | None:
    """The first few; an object that was deleted meanwhile is left out."""
    finder = AdminURLFinder(user)
    there = [entry for entry in found if entry[0] is not None]
    items = tuple(
        Item(
            getattr(thing, "draft_title", None) or str(thing),
            finder.get_edit_url(thing) or "",
            by.get_full_name() or by.get_username() if by else state.get_status_display(),
        )
        for thing, by, state in there[:SHOWN]
    )
    return Waiting(heading, "clipboard-list", len(there), items) if items else None


def pages_to_review(today: datetime.date) -> QuerySet:
    """Pages whose review date has come, the oldest first."""
    models = [model for model in ContentPage.__subclasses__() if not model._meta.abstract]
    due = [Q(**{f"{model._meta.model_name}__review_on__lte": today}) for model in models]
    return Page.objects.filter(reduce(or_, due)).order_by("path")


def review(user: Any) -> Waiting | None:
    """Pages to look through again, among those that this person may edit."""
    own = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages_to_review(timezone.localdate()).filter(pk__in=own.values("pk"), alias_of=None)
    found = list(pages[: SHOWN + 1])
    if not found:
        return None
    items = tuple(_page_item(page) for page in found[:SHOWN])
    count = len(found) if len(found) <= SHOWN else pages.count()
    return Waiting(gettext_lazy("Pages past their review date"), "date", count, items)


def pages_to_translate(user: Any) -> Waiting | None:
    """Translated pages whose original has been published again since."""
    newer = Page.objects.filter(
        translation_key=OuterRef("source__object_id"),
        locale=OuterRef("source__locale"),
        last_published_at__gt=OuterRef("source__last_updated_at"),
    )
    behind = Translation.objects.filter(Exists(newer), enabled=True).values_list(
        "source__object_id", "target_locale"
    )
    wanted = [Q(translation_key=key, locale=locale) for key, locale in behind]
    if not wanted:
        return None
    own = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = Page.objects.filter(reduce(or_, wanted), pk__in=own.values("pk")).order_by("path")
    found = list(pages)
    items = tuple(_page_item(page) for page in found[:SHOWN])
    heading = gettext_lazy("Pages to translate anew")
    return Waiting(heading, "globe", len(found), items) if items else None


def _page_item(page: Page) -> Item:
    return Item(page.draft_title, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def searched_in_vain(user: Any) -> Waiting | None:
    """Words that people have searched for and found nothing, the most frequent first."""
    if not page_permission_policy.user_has_permission(user, "add"):
        return None
    since = timezone.localdate() - datetime.timedelta(days=VAIN_DAYS)
    words = (
        SearchedWords.objects.filter(day__gte=since, hits=0)
        .values("words")
        .annotate(number=Sum("searches"))
        .order_by(F("number").desc(), "words")
    )
    found = list(words[: SHOWN + 1])
    if not found:
        return None
    items = tuple(
        Item(
            row["words"],
            f"{reverse('search:search')}?q={row['words']}",
            _("%(count)s times") % {"count": row["number"]},
        )
        for row in found[:SHOWN]
    )
    count = len(found) if len(found) <= SHOWN else words.count()
    return Waiting(gettext_lazy("Searched for in vain"), "search", count, items)
