"""What is pasted at the desk: characters that no page, feed or file can hold are taken out.

Word and Excel put vertical tabs into what is copied from them, old systems other signs that nobody
sees. A form that refused them would speak of what its reader cannot find.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.standards.cells import without_control_characters


class PastedTextMiddleware:
    """Cleans the texts of the desk's forms before anything reads them, and says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.desk = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Whatever the view answers to the cleaned form."""
        if request.method == "POST" and request.path.startswith(self.desk):
            self._clean(request)
        return self.get_response(request)

    def _clean(self, request: HttpRequest) -> None:
        clean = QueryDict(mutable=True)
        for name, values in request.POST.lists():
            clean.setlist(name, [without_control_characters(value) for value in values])
        if clean != request.POST:
            clean._mutable = False
            request.POST = clean  # type: ignore[assignment]
            messages.info(request, _("Invisible control characters were taken out of the text."))
