"""Who may use the parts of the desk that are no model's own area."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

SEE = "search.view_searchedwords"
"""Reports, and why something is found."""

REBUILD = "search.add_reindexing"
"""Making the index anew."""


def require(request: HttpRequest, permission: str) -> None:
    """Refuse whoever lacks ``permission``."""
    if not request.user.has_perm(permission):
        raise PermissionDenied


def shown_to(item: Any, permission: str) -> Any:
    """The menu item, for those who have ``permission``."""
    item.is_shown = lambda request: request.user.has_perm(permission)
    return item
