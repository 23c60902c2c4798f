"""A page's signs: that it could tell whether a result was opened, and that one was."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .buffer import count_sign

SIGNS = {"shown": False, "opened": True}


@csrf_exempt  # a beacon has no token; all it can do is to raise a count of words in the log
@require_POST
def sign(request: HttpRequest) -> HttpResponse:
    """Count a sign; nothing about who sent it is looked at or kept."""
    name, words = request.POST.get("sign", ""), request.POST.get("q", "")
    if name not in SIGNS:
        return HttpResponse(status=400)
    language = get_language() or settings.LANGUAGE_CODE
    count_sign(words, language, clicked=SIGNS[name])
    return HttpResponse(status=204)
