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

from search.models import Reindexing, SearchClock, SearchEntry

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
    context = {
        "title": _("Search index"),
        "icon": "rotate",
        "runs": runs,
        "running": any(run.is_running for run in runs),
        "entries": SearchEntry.objects.count(),
    }
    return render(request, "search/desk/rebuild.html", context)


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
