"""Making the index anew from the desk: in a process of its own, with its state to be seen."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.base import ViewSet

from search.models import Reindexing, SearchClock
from search.status import EngineStatus, status

from .permissions import REBUILD, require, shown_to

SHOWN = 5
"""Rebuilds that are listed."""


def start() -> bool:
    """Start a rebuild unless one is running; returns whether it was started."""
    with transaction.atomic():
        SearchClock.lock()  # two people who press at once
        last = Reindexing.objects.first()
        if last and last.is_running:
            return False
        run = Reindexing.objects.create()
    subprocess.Popen(  # noqa: S603 - our own command, with a number
        [sys.executable, "-m", "django", "rebuild_search", "-v", "0", "--note", str(run.pk)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True


def rebuild_view(request: HttpRequest) -> HttpResponse:
    """The state of the index and its rebuilds; POST starts one and comes back at once."""
    require(request, REBUILD)
    if request.method == "POST":
        if start():
            messages.success(request, _("The index is being made anew. Searching goes on."))
        else:
            messages.warning(request, _("The index is being made anew already."))
        return redirect("search_rebuild:index")
    runs = list(Reindexing.objects.all()[:SHOWN])
    now = status()
    context = {
        "title": _("Search index"),
        "icon": "rotate",
        "runs": runs,
        "running": any(run.is_running for run in runs),
        "status": now,
        "engines": [(engine, told(engine)) for engine in now.engines],
    }
    return render(request, "search/desk/rebuild.html", context)


def told(engine: EngineStatus) -> str:
    """How an engine is, in the reader's language; what only machines say stays as it is."""
    states = {
        "current": _("It has everything."),
        "behind": _("%(number)s changes behind.") % {"number": engine.behind},
        "away": _("It does not answer. The embedded engine answers instead."),
    }
    if not engine.reason:
        return states[engine.state]
    reason, colon, detail = engine.reason.removeprefix("Elasticsearch: ").partition(": ")
    said = "" if engine.state == "current" else states[engine.state]
    return f"{said} {_(reason)}{colon}{detail}".strip()


class RebuildPage(ViewSet):
    """The page's place in the desk."""

    name = "search_rebuild"
    url_prefix = "search/rebuild"
    icon = "rotate"
    menu_label = gettext_lazy("Search index")
    menu_order = 50

    def get_urlpatterns(self) -> list[Any]:
        return [path("", rebuild_view, name="index")]

    def get_menu_item(self, order: int | None = None) -> Any:
        return shown_to(super().get_menu_item(order), REBUILD)
