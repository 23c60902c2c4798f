"""How one sees that the database is busy: somebody else writes, for longer than we can wait."""

from __future__ import annotations

from django.db import DatabaseError, OperationalError

DEADLOCK, LOCK_TIMEOUT, NOT_UNIQUE = "40P01", "55P03", "23505"


def is_busy(error: BaseException) -> bool:
    """Whether another writer stood in the way: SQLite's lock, or PostgreSQL's deadlock."""
    if not isinstance(error, OperationalError):
        return False
    state = getattr(error.__cause__, "sqlstate", "")
    return "is locked" in str(error) or state in {DEADLOCK, LOCK_TIMEOUT}


def is_conflict(error: DatabaseError) -> bool:
    """Whether PostgreSQL gave way to another writer: the same again may well succeed."""
    return getattr(error.__cause__, "sqlstate", "") in {DEADLOCK, NOT_UNIQUE}
