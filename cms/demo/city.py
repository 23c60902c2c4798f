"""The demo's city: the invented ともに市 in あおぞら県."""

from __future__ import annotations

from typing import Final

from portal.models import Municipality

CITY: Final = {
    "name": "ともに市",
    "name_en": "Tomoni City",
    "code": "999997",
    "department": "市民協働課",
    "department_en": "Civic Collaboration Division",
    "phone": "0000-00-2000",
    "email": "kyodo@tomoni.example",
    "address": "あおぞら県ともに市中央町1-1",
    "address_en": "1-1 Chuo-cho, Tomoni City, Aozora",
    "latitude": 36.1985,
    "longitude": 138.2004,
    "zoom": 13,
}


def set_city() -> bool:
    """Fill in the city unless somebody has; return whether anything changed."""
    city = Municipality.load()
    if city.name:
        return False
    for field, value in CITY.items():
        setattr(city, field, value)
    city.full_clean()
    city.save()
    return True
