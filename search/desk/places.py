"""A page or record named by an editor: by its address, its title or its key."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from search.models import SearchEntry

MOST_NAMED = 5
"""Things of one title that are listed for a choice."""


def entry_named(text: str) -> SearchEntry:
    """The public thing that ``text`` names; ValidationError when there is none or several."""
    address = unquote(urlsplit(text.strip()).path)
    for lookup in ({"url": address}, {"key": text.strip()}, {"title": text.strip()}):
        found = list(SearchEntry.objects.filter(**lookup).order_by("key", "locale")[:50])
        if len({entry.key for entry in found}) > 1:
            addresses = "、".join([entry.url for entry in found[:MOST_NAMED]])
            raise ValidationError(
                _("Several things are called so. Give the address of one: %(addresses)s")
                % {"addresses": addresses}
            )
        if found:
            return found[0]
    raise ValidationError(_("There is nothing public at this address or with this title."))


def entry_of_key(key: str) -> SearchEntry | None:
    """The thing of ``key`` in any language; None when it is not public."""
    return SearchEntry.objects.filter(key=key).order_by("locale").last()
