"""None: the measurement makes the one table itself, so that no copy of the blocks goes stale."""
