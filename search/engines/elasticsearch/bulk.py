"""Writing many documents at once: late writes do no harm, refused ones are named."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch, helpers

from search.engines.base import Checkpoint, EngineDocument, EngineUnavailableError

from .connection import api_reason
from .mapping import STATE_ID, source

logger = logging.getLogger(__name__)

Action = dict[str, Any]

DOCUMENTS_AT_ONCE = 1000
BYTES_AT_ONCE = 8 * 1024 * 1024

LATE, GONE, UNREADABLE = 409, 404, 400


def put_actions(documents: Iterable[EngineDocument]) -> Iterator[Action]:
    """Hold each document, unless a higher version of it is held."""
    for document in documents:
        yield {
            "_op_type": "index",
            "_id": str(document.id),
            "version": document.version,
            "version_type": "external_gte",
            "_source": source(document),
        }


def remove_actions(ids: Iterable[int], version: int | None) -> Iterator[Action]:
    """Forget each document, unless it is held in a version above ``version``."""
    versioned = {} if version is None else {"version": version, "version_type": "external_gte"}
    for pk in ids:
        yield {"_op_type": "delete", "_id": str(pk), **versioned}


def state_action(reached: Checkpoint, identity: dict[str, Any]) -> Action:
    """Remember how far the index is; an earlier position never replaces a later one."""
    state = {**identity, "position": reached.position, "loaded": reached.loaded}
    return {
        "_op_type": "index",
        "_id": STATE_ID,
        "version": reached.position,
        "version_type": "external_gte",
        "_source": {"state": state},
    }


def send(client: Elasticsearch, writer: str, actions: Iterable[Action]) -> None:
    """Write through the alias ``writer``, which is never made by mistake.

    A write that comes late, or removes what is gone, is as good as done. A document that the
    cluster cannot read is logged and left out: it would keep all others waiting for ever.
    Anything else raises ``EngineUnavailableError``: the writes are to be sent again.
    """
    outcomes = helpers.streaming_bulk(
        client,
        actions,
        index=writer,
        require_alias=True,
        chunk_size=DOCUMENTS_AT_ONCE,
        max_chunk_bytes=BYTES_AT_ONCE,
        raise_on_error=False,
        max_retries=2,
        initial_backoff=1,
    )
    for done, outcome in outcomes:
        if not done:
            _judge(outcome)


def _judge(outcome: dict[str, Any]) -> None:
    ((kind, item),) = outcome.items()
    status, error = item.get("status", 0), item.get("error", "")
    if status == LATE or (kind == "delete" and status == GONE and not error):
        return
    if status == UNREADABLE:
        logger.error("Elasticsearch cannot read entry %s, left out: %s", item.get("_id"), error)
        return
    raise EngineUnavailableError(f"Elasticsearch took no writes: {api_reason(status, str(error))}")
