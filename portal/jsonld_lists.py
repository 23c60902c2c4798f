"""Lists of records as schema.org JSON-LD: the page, and what is on it in its order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .jsonld import Absolute
from .models import Record


def collection(
    name: str,
    description: str,
    records: Iterable[Record],
    total: int,
    absolute: Absolute,
    licence: str,
) -> dict[str, Any]:
    """A page of a list of ``total`` records that shows ``records``, under the ``licence``."""
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "name": record.text("name"),
            "url": absolute(record.get_absolute_url()),
        }
        for place, record in enumerate(records, 1)
    ]
    return {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": name,
        "description": description,
        "license": licence,
        "mainEntity": {"@type": "ItemList", "numberOfItems": total, "itemListElement": items},
    }
