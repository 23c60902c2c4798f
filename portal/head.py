"""What a page says of itself to search engines and to those it is shared with."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageHead:
    """The head of one page; base.html reads it from the context's ``head``.

    ``url`` and ``image`` are paths of this site or full addresses. Without a ``url`` the page has
    no canonical address, without an ``image`` cards show the site's own. ``kind`` is a type of
    Open Graph: website or article. ``languages`` are those in which the page is written, where it
    is not in all of the site's.
    """

    title: str
    description: str = ""
    url: str = ""
    image: str = ""
    image_alt: str = ""
    kind: str = "website"
    published: datetime.datetime | datetime.date | None = None
    updated: datetime.datetime | datetime.date | None = None
    indexed: bool = True
    languages: tuple[str, ...] = ()
