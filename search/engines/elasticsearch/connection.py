"""How the cluster is reached, and what its errors mean in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_noop
from elastic_transport import (
    ApiError,
    ConnectionTimeout,
    OrjsonSerializer,
    TlsError,
    TransportError,
)
from elasticsearch import Elasticsearch

ERRORS = (TransportError, ApiError)
"""Everything that the client raises when the cluster does not do what it was asked."""

BULK_SECONDS = 30.0
"""How long the cluster may take to write a batch of documents."""


@dataclass(frozen=True, slots=True)
class Connection:
    """Where the cluster is and who we are there.

    ``urls`` are its nodes; user and password may stand in them. ``ca_file`` is the certificate of
    an authority of the city's own. ``prefix`` begins the names of all our indexes, so that
    several sites can share a cluster. ``seconds`` is how long a reader waits for an answer.
    """

    urls: tuple[str, ...]
    prefix: str = "tomoni"
    seconds: float = 2.0
    api_key: str = ""
    user: str = ""
    password: str = ""
    ca_file: str = ""

    @classmethod
    def from_settings(cls) -> Self:
        """The connection that the settings describe; without nodes where they name none."""
        return cls(
            urls=tuple(settings.SEARCH_URL),
            prefix=settings.SEARCH_INDEX_PREFIX,
            seconds=settings.SEARCH_TIMEOUT,
            api_key=settings.SEARCH_API_KEY,
            user=settings.SEARCH_USER,
            password=settings.SEARCH_PASSWORD,
            ca_file=settings.SEARCH_CA_FILE,
        )

    def faults(self) -> list[str]:
        """What cannot be right about it, one sentence each."""
        faults = []
        for url in self.urls:
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                faults.append("SEARCH_URL must be http:// or https:// addresses of nodes.")
        if self.api_key and self.user:
            faults.append("SEARCH_API_KEY and SEARCH_USER exclude each other.")
        if self.ca_file and not Path(self.ca_file).is_file():
            faults.append(f"SEARCH_CA_FILE names no file: {self.ca_file}")
        if not _is_index_name(self.prefix):
            faults.append(
                "SEARCH_INDEX_PREFIX must begin with a letter and hold only a-z, 0-9, _ and -."
            )
        if self.seconds <= 0:
            faults.append("SEARCH_TIMEOUT must be more than 0 seconds.")
        return faults

    def client(self) -> Elasticsearch:
        """A client; a node that cannot be reached is left aside while others can."""
        options: dict[str, Any] = {}
        if self.api_key:
            options["api_key"] = self.api_key
        elif self.user:
            options["basic_auth"] = (self.user, self.password)
        if self.ca_file:
            options["ca_certs"] = self.ca_file
        return Elasticsearch(
            list(self.urls),
            request_timeout=self.seconds,
            max_retries=max(len(self.urls) - 1, 1),  # a kept connection may have been closed
            retry_on_timeout=False,
            serializer=OrjsonSerializer(),
            **options,
        )


LATE = gettext_noop("it did not answer in time")
UNTRUSTED = gettext_noop("its certificate is not trusted (SEARCH_CA_FILE?)")
UNREACHABLE = gettext_noop("it cannot be reached")
FULL = gettext_noop(
    "the index takes no writes because a disk of the cluster is full, free space there"
    " (index.blocks.read_only_allow_delete)"
)
BLOCKED = gettext_noop("the index takes no writes, somebody has blocked it")
UNKNOWN = gettext_noop(
    "it does not know our user or key (SEARCH_USER, SEARCH_PASSWORD, SEARCH_API_KEY)"
)
FORBIDDEN = gettext_noop("our user or key may not do this")
REFUSED = gettext_noop("it answered with an error")


def reason(error: Exception) -> str:
    """Why the cluster did not do what it was asked, in words for those who run it.

    One of the sentences above, which the desk translates; what is known beyond it follows a colon.
    """
    if isinstance(error, ConnectionTimeout):
        return LATE
    if isinstance(error, TlsError):
        return f"{UNTRUSTED}: {error.message}"
    if isinstance(error, TransportError):
        return f"{UNREACHABLE}: {error.message}"
    if not isinstance(error, ApiError):
        return str(error)
    return api_reason(error.meta.status, str(error))


def api_reason(status: int, text: str) -> str:
    """What a refusal means: the status and the text that came with it."""
    if "read-only-allow-delete" in text or "read_only_allow_delete" in text:
        return FULL
    if "cluster_block_exception" in text:
        return f"{BLOCKED}: {text}"
    if status == 401:
        return UNKNOWN
    if status == 403:
        return f"{FORBIDDEN}: {text}"
    return f"{REFUSED}: {status} {text}"


def _is_index_name(text: str) -> bool:
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789_-")
    return bool(text) and text[0].isalpha() and set(text) <= allowed
