"""The address of actions on many things: made-up keys in it are not found, nothing worse."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404
from wagtail.admin.views.bulk_action import index
from wagtail.models import Collection, Page

EVERYTHING = "all"


@display_custom_404
@never_cache
@require_admin_access
def bulk_action(request: HttpRequest, app_label: str, model_name: str, action: str) -> HttpResponse:
    """Wagtail's view, which takes keys from the address as they are; 404 where they cannot be."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    parents = Page if issubclass(model, Page) else Collection
    keys = (key for key in request.GET.getlist("id") if key != EVERYTHING)
    if not all(_possible(model, key) for key in keys):
        raise Http404
    if not all(_possible(parents, key) for key in request.GET.getlist("childOf")):
        raise Http404
    response: HttpResponse = index(request, app_label, model_name, action)
    return response


def _possible(model: type[Model], key: str) -> bool:
    """Whether ``key`` has the form of a key of ``model``, in the bounds of its column."""
    try:
        model._meta.pk.clean(key, None)
    except ValidationError:
        return False
    return True
