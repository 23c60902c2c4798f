"""The site's addresses with its pictures, and one for each page that says why there is none."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.static import serve

from cms.urls import urlpatterns as public_addresses


def error(request: HttpRequest, status: int) -> HttpResponse:
    """The error page as Django shows it, or what stands in place of a page that has ended."""
    if status == 410:
        context = {"ended_at": timezone.now(), "kind": "newspage"}
        return render(request, "cms/ended.html", context, status=status)
    return render(request if status == 403 else None, f"{status}.html", status=status)  # type: ignore[arg-type]


urlpatterns = [
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    *i18n_patterns(path("_errors/<int:status>", error), prefix_default_language=False),
    *public_addresses,
]
