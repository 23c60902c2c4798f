"""Whether somebody is still signed in, which the desk's forms ask before they are sent."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache


@never_cache
def still_signed_in(request: HttpRequest) -> JsonResponse:
    """The token that forms need now; who is not signed in is sent to the login by Wagtail.

    A new login has a new token, which forms that were open before do not know.
    """
    return JsonResponse({"token": get_token(request)})


@never_cache
def signed_in_again(request: HttpRequest) -> HttpResponse:
    """Where the login in a second tab leads: back to the first."""
    return render(request, "cms/admin/signed_in_again.html")
