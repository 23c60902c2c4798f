"""The desk's words in scripts: Wagtail's catalogues, with what they lack in Japanese from ours.

``cms/desk_locale`` completes Wagtail and wagtail-localize: same msgids, only those that their own
Japanese catalogues leave in English. Python and templates find it through ``LOCALE_PATHS``.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response


class DeskCatalog(JavaScriptCatalog):
    """Words of the desk's scripts; ours come last and win."""

    packages = ["wagtail.admin", "wagtail_localize"]

    def get_paths(self, packages: list[str]) -> list[Any]:
        """Folders of catalogues, in the order in which they are laid over each other."""
        return [*super().get_paths(packages), settings.DESK_LOCALE]


def script_words(request: HttpRequest) -> HttpResponseBase:
    """The catalogue in the language that the user has chosen for the desk."""
    response: HttpResponseBase = get_localized_response(DeskCatalog.as_view(), request)
    return response
