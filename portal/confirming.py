"""How long what a group has confirmed about itself is taken for granted."""

from __future__ import annotations

import datetime
from typing import Final

from django.db.models import Q

CONFIRMED_FOR: Final = datetime.timedelta(days=365)


def unconfirmed(today: datetime.date) -> Q:
    """Condition on groups: public, and not confirmed within ``CONFIRMED_FOR`` before ``today``."""
    late = Q(last_confirmed_on__isnull=True) | Q(last_confirmed_on__lt=today - CONFIRMED_FOR)
    return late & Q(live=True)
