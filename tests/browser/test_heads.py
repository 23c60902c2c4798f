"""What every kind of page tells search engines and those it is shared with, read from its head."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import pytest

from .page_types import LANGUAGES, PAGE_TYPES, PageType

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo-site")]

FRAMED = [kind for kind in PAGE_TYPES if not kind.stands_alone]
EACH = [
    pytest.param(kind, language, id=f"{kind.name}-{language}")
    for kind in FRAMED
    for language in kind.languages
]
CARD = ("title", "type", "url", "image", "image:alt", "locale", "site_name", "description")
"""What Open Graph is told of every page that search engines may show."""
SHORTEST, LONGEST = 15, 300
"""Letters of a description."""
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


@dataclass
class Head(HTMLParser):
    """The parts of a page's head, each as often as it stands there."""

    language: str = ""
    titles: list[str] = field(default_factory=list)
    metas: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    data: list[dict] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._inside = None
        if tag == "html":
            self.language = found["lang"]
        elif tag == "meta":
            self.metas.append((found.get("name") or found.get("property", ""), found["content"])
                              if "content" in found else ("charset", found["charset"]))  # fmt: skip
        elif tag == "link":
            self.links.append(found)
        elif tag == "title" or found.get("type") == "application/ld+json":
            self._inside = [tag]

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[0] == tag:
            text = "".join(self._inside[1:])
            self.titles += [text] if tag == "title" else []
            self.data += [json.loads(text)] if tag == "script" else []
        self._inside = None

    def meta(self, name: str) -> str:
        """The content of the meta of that name; empty where there is none."""
        return dict(self.metas).get(name, "")

    def hrefs(self, rel: str) -> list[dict[str, str]]:
        """The links of that relation."""
        return [link for link in self.links if link.get("rel") == rel]

    @property
    def canonical(self) -> str:
        """The address under which the page wants to be known; empty where it says none."""
        return "".join(link["href"] for link in self.hrefs("canonical"))

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may show the page."""
        return "noindex" not in self.meta("robots")

    @property
    def alternates(self) -> dict[str, str]:
        """Addresses by language."""
        return {
            link["hreflang"]: link["href"] for link in self.hrefs("alternate") if "hreflang" in link
        }


@cache
def head(address: str) -> Head:
    """The head of the page at a full address, whatever its status."""
    found = Head()
    try:
        answer = urlopen(Request(quote(address, safe=":/?&=%,")))
    except HTTPError as error:
        answer = error
    found.feed(answer.read().decode())
    return found


@pytest.mark.parametrize(("kind", "language"), EACH)
def test_a_head_says_all_and_says_it_once(demo: str, kind: PageType, language: str) -> None:
    found = head(demo + kind.address(language))
    assert len(found.titles) == 1
    assert re.fullmatch(r"[^｜]+｜[^｜]+", found.titles[0])
    names = Counter(name for name, _content in found.metas)
    assert [name for name, number in names.items() if number > 1] == []
    assert [name for name, content in found.metas if not content.strip()] == []
    assert found.language == language
    if kind.status != 200 or not found.is_indexed:
        assert not found.is_indexed, "what is no answer is nothing to find"
        assert len(found.hrefs("canonical")) <= 1
        return
    own = demo + kind.address(language)
    assert found.canonical == found.meta("og:url") == own.partition("?")[0]
    assert [name for name in CARD if not found.meta(f"og:{name}")] == []
    assert found.meta("og:description") == found.meta("description")
    assert SHORTEST <= len(found.meta("description")) <= LONGEST
    if language == "en":
        assert not JAPANESE.search(found.meta("description"))
    assert urlopen(found.meta("og:image")).headers["Content-Type"].startswith("image/")
    assert urlsplit(found.alternates[language])[2:4] == urlsplit(own)[2:4]


@pytest.mark.parametrize(("kind", "language"), EACH)
def test_ways_and_languages_meet(demo: str, kind: PageType, language: str) -> None:
    found = head(demo + kind.address(language))
    if kind.status == 200 and found.is_indexed:
        ways = [data for data in found.data if data["@type"] == "BreadcrumbList"]
        assert len(ways) == (0 if kind.name == "home" else 1)
        for step in (step for way in ways for step in way["itemListElement"]):
            assert step["name"]
            assert urlsplit(step["item"]).netloc == urlsplit(demo).netloc
    for code, address in found.alternates.items():
        if code in LANGUAGES:
            assert head(address).alternates == found.alternates
            assert head(address).language == code


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_kinds_of_page_share_a_title(demo: str, language: str) -> None:
    addresses = [demo + kind.address(language) for kind in FRAMED]
    titles = Counter(head(own).titles[0] for own in addresses if head(own).canonical == own)
    assert [title for title, number in titles.items() if number > 1] == []


def test_the_maps_name_what_may_be_found(demo: str) -> None:
    maps = locations(f"{demo}/sitemap.xml")
    named = {address for one in maps for address in locations(one)}
    for kind in FRAMED:
        for language in kind.languages:
            address = demo + kind.address(language)
            found = head(address)
            expected = found.is_indexed and found.canonical == address
            assert (address in named) == expected, address
    robots = urlopen(f"{demo}/robots.txt").read().decode()
    assert f"Sitemap: {demo}/sitemap.xml" in robots


def locations(address: str) -> list[str]:
    """The addresses that a map names."""
    return re.findall("<loc>(.*?)</loc>", urlopen(address).read().decode())
