"""An anonymous reader that follows every link of the site: pages, feeds, files, maps, JSON."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from lxml import html

HOSTS = {"", "testserver", "localhost", "127.0.0.1"}
NOT_PUBLIC = re.compile(r"/(admin|static|media|_util)(/|$)")
LINK_IN_TEXT = re.compile(
    r"https?://(?:testserver|localhost|127\.0\.0\.1)(?::[0-9]+)?[^\s\"'<>\\)\]]*"
)
PATH_IN_JSON = re.compile(r'"(/[^\s"\\{}]*)"')


@dataclass(frozen=True)
class Answer:
    """What one address answered, and the page that linked to it."""

    url: str
    status: int
    content_type: str
    text: str
    linked_from: str

    @property
    def is_html(self) -> bool:
        """Whether it is a page for people."""
        return self.content_type.startswith("text/html")

    def links(self) -> Iterator[str]:
        """Every address of the site that the answer names, as path and query."""
        if self.is_html:
            found: Iterable[str] = _hrefs(self.text)
        else:
            unfolded = self.text.replace("\r\n ", "").replace("&amp;", "&")
            found = [*LINK_IN_TEXT.findall(unfolded)]
            if "json" in self.content_type and "openapi" not in self.url:
                found = [*found, *PATH_IN_JSON.findall(unfolded)]
        for link in found:
            if (local := local_address(link, self.url)) is not None:
                yield local


def _hrefs(page: str) -> list[str]:
    """The addresses in ``href`` and ``src``."""
    found: list[str] = html.document_fromstring(page).xpath("//@href | //@src")
    return found


def local_address(link: str, base: str) -> str | None:
    """``link`` as path and query of this site; None when it leads elsewhere or to the desk."""
    parts = urlsplit(urljoin(f"http://testserver{base}", urldefrag(link).url))
    if parts.scheme not in {"http", "https"} or parts.hostname not in HOSTS:
        return None
    if NOT_PUBLIC.match(parts.path):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def crawl(
    client: Client,
    seeds: Iterable[str],
    *,
    skip: Callable[[str], bool] = lambda url: False,
    limit: int = 6000,
) -> dict[str, Answer]:
    """Answers of all addresses that can be reached from ``seeds``, by address.

    An address with a query is followed from addresses without one only: filters combine without
    end. Fails when there are more than ``limit`` addresses, so that an endless site is noticed.
    """
    queue = deque((url, "") for url in seeds)
    answers: dict[str, Answer] = {}
    while queue:
        url, linked_from = queue.popleft()
        if url in answers or skip(url):
            continue
        assert len(answers) < limit, f"the site has no end: {url}"
        answer = answers[url] = fetch(client, url, linked_from, number=len(answers))
        queue.extend((link, url) for link in answer.links() if "?" not in link or "?" not in url)
    return answers


def fetch(client: Client, url: str, linked_from: str = "", number: int = 0) -> Answer:
    """Ask for ``url`` as a client of its own, so that no throttle counts the crawler as one."""
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    response = client.get(url, follow=True, REMOTE_ADDR=address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return Answer(
        url=url,
        status=response.status_code,
        content_type=response.get("Content-Type", ""),
        text=body.decode("utf-8", errors="replace") + "\n" + headers,
        linked_from=linked_from,
    )
