"""The desk's first page: what waits for me, and the commonest actions as big links."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from cms.models import CaseStudyIndexPage, HandbookPage, NewsIndexPage, NewsPage
from portal.admin import waiting as records
from portal.admin.permissions import may
from portal.models import Event, Facility, Group

from . import waiting as pages

Kind = Callable[[Any], records.Waiting | None]

KINDS: Final[tuple[Kind, ...]] = (
    pages.to_approve,
    pages.submitted,
    records.error_reports,
    pages.review,
    records.groups_to_confirm,
    pages.pages_to_translate,
    records.outdated_translations,
    records.failed_imports,
    pages.searched_in_vain,
)
"""Everything that may wait, the most urgent first; each is None where nothing does."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is done often."""

    label: str | Promise
    url: str
    icon: str


class DeskPanel(Component):
    """What waits for this person, and what they do most often."""

    name = "desk"
    template_name = "cms/admin/dashboard.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request: HttpRequest = parent_context["request"]
        found = [kind(request.user) for kind in KINDS]
        return {
            "actions": list(actions(request.user)),
            "waiting": [each for each in found if each is not None],
        }


def actions(user: Any) -> Iterator[Action]:
    """The commonest actions among those that ``user`` may do."""
    yield from _page_actions(user)
    for model, label, icon in (
        (Event, _("Add an event"), "calendar-alt"),
        (Group, _("Add a group"), "group"),
        (Facility, _("Add a facility"), "home"),
    ):
        if may(user, "add", model):
            yield Action(label, records.area(model, "add"), icon)
    if user.has_perm("portal.add_importrun"):
        yield Action(_("Import a file"), reverse("import_runs:upload"), "upload")
    if may(user, "translate", Group) and not may(user, "change", Group):
        for model, label in (
            (Event, _("Translate events")),
            (Group, _("Translate groups")),
            (Facility, _("Translate facilities")),
        ):
            yield Action(label, records.area(model), "globe")


def _page_actions(user: Any) -> Iterator[Action]:
    """Writing below the first page of each kind, and the pages themselves; one query."""
    wanted: dict[type[Page], tuple[Any, str]] = {
        NewsIndexPage: (_("Write news"), "doc-full"),
        CaseStudyIndexPage: (_("Cases"), "folder-open-inverse"),
        HandbookPage: (_("Handbook"), "list-ul"),
    }
    for page in _first_pages(tuple(wanted)):
        model = page.cached_content_type.model_class()
        label, icon = wanted[model]
        if not page.permissions_for_user(user).can_add_subpage():
            continue
        if model is NewsIndexPage:
            meta = NewsPage._meta
            args = [meta.app_label, meta.model_name, page.pk]
            yield Action(label, reverse("wagtailadmin_pages:add", args=args), icon)
        else:
            yield Action(label, reverse("wagtailadmin_explore", args=[page.pk]), icon)


def _first_pages(models: tuple[type[Page], ...]) -> list[Page]:
    """The first original page of each type, in the order of the types."""
    found: dict[Any, Page] = {}
    for page in Page.objects.type(*models).filter(alias_of=None).order_by("path"):
        found.setdefault(page.cached_content_type.model_class(), page)
    return [found[model] for model in models if model in found]
