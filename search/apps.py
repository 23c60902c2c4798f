"""App configuration of ``search``."""

from typing import Any

from django.apps import AppConfig
from django.db import connection
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from . import checks, signals
        from .vocabulary import current

        checks.register()
        signals.connect()
        current.connect()
        post_migrate.connect(prepare_engine, sender=self, dispatch_uid="search.prepare_engine")


def prepare_engine(**kwargs: Any) -> None:
    """Make the engines' indexes, and let them hold what the database holds.

    A cluster that is away is told later: a site must be able to start without it.
    """
    from .catch_up import catch_up, heal
    from .cluster import get_cluster
    from .engines import get_engine
    from .models import SearchEntry

    if SearchEntry._meta.db_table not in connection.introspection.table_names():
        return
    engine = get_engine()
    engine.setup()
    if engine.transactional:
        heal(engine)
    else:
        catch_up(engine)
    if cluster := get_cluster():
        cluster.deliver()
