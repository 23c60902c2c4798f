"""The indexes of one site in the cluster: the one in use, and those that a rebuild makes."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop
from elasticsearch import Elasticsearch, NotFoundError

from search.engines.base import EngineUnavailableError

from .connection import BULK_SECONDS, api_reason
from .mapping import SETTINGS, SHAPE, identity, mappings

FOREIGN = gettext_noop(
    "the index belongs to another site, choose another SEARCH_INDEX_PREFIX or take it over with "
    "rebuild_search"
)
OLDER = gettext_noop("the index has an older shape, run rebuild_search")


@dataclass(frozen=True, slots=True)
class Index:
    """An index, and what it says of itself: whose it is (``site``) and its ``shape``."""

    name: str
    identity: dict[str, Any]

    @property
    def writer(self) -> str:
        """The alias for writing. A write that demands an alias never makes an index by mistake."""
        return f"{self.name}-writer"

    def check(self, site: str) -> None:
        """Refuse an index that is not ours, or cannot hold our documents."""
        owner = self.identity.get("site")
        if owner != site:
            raise EngineUnavailableError(f"{FOREIGN}: {self.name}, {owner}")
        if self.identity.get("shape") != SHAPE:
            raise EngineUnavailableError(f"{OLDER}: {self.name}")


class Indexes:
    """All indexes behind one alias. ``site`` is the public address of the site they serve."""

    def __init__(self, client: Elasticsearch, alias: str, site: str) -> None:
        self.client = client.options(request_timeout=BULK_SECONDS)
        self.alias = alias
        self.site = site
        self._name = re.compile(rf"{re.escape(alias)}-[0-9a-f]{{8}}")

    def live(self) -> Index | None:
        """The index in use; None before there is one."""
        try:
            found = self.client.indices.get(index=self.alias, features="mappings")
        except NotFoundError:
            return None
        ((name, index),) = found.items()
        return Index(name, index["mappings"].get("_meta", {}))

    def create(self, live: bool) -> Index:
        """A new, empty index: in use at once when ``live``, else filled first, unrefreshed."""
        index = Index(f"{self.alias}-{secrets.token_hex(4)}", identity(self.site))
        aliases: dict[str, Any] = {index.writer: {}}
        if live:
            aliases[self.alias] = {}
        settings = SETTINGS if live else {**SETTINGS, "refresh_interval": "-1"}
        self.client.indices.create(
            index=index.name, aliases=aliases, settings=settings, mappings=mappings(self.site)
        )
        return index

    def leftovers(self, any_kind: bool = False) -> list[str]:
        """Indexes that no reader sees: of this shape and site, or all of them."""
        found = self.client.indices.get(index=f"{self.alias}-*", features="mappings,aliases")
        return [
            name
            for name, index in found.items()
            if self._name.fullmatch(name)
            and self.alias not in index["aliases"]
            and (any_kind or index["mappings"].get("_meta") == identity(self.site))
        ]

    def promote(self, name: str) -> None:
        """Let this index be the one in use and remove the other, in one step."""
        live = self.live()
        if live and live.name == name:
            return
        self.client.indices.put_settings(index=name, settings={"refresh_interval": None})
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self.alias}}]
        if live:
            actions.append({"remove_index": {"index": live.name}})
        self.client.indices.update_aliases(actions=actions)

    def blocks(self) -> str:
        """Why the index in use takes no writes; empty when it takes them."""
        found = self.client.indices.get_settings(
            index=self.alias, name="index.blocks.*", flat_settings=True, ignore_unavailable=True
        )
        for index in found.values():
            for name, value in index["settings"].items():
                if value == "true":
                    return api_reason(403, f"cluster_block_exception {name}")
        return ""

    def delete(self, name: str) -> None:
        """Take an index away; one that is gone already does no harm."""
        self.client.indices.delete(index=name, ignore_unavailable=True)
