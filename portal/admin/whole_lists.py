"""What a list of the desk shows on all its pages, for actions on everything in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def keys_in_list(list_view: Any, request: HttpRequest, **state: Any) -> list[Any]:
    """Primary keys of all rows that ``request``'s search and filters leave in a list.

    ``list_view`` is the view function of a view set; ``state`` are attributes that its class would
    set itself while it answers. Wagtail's own actions take the whole table instead.
    """
    view = list_view.view_class(**list_view.view_initkwargs)
    view.setup(request)
    for name, value in state.items():
        setattr(view, name, value)
    return [row.pk for row in view.get_queryset()]
