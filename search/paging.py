"""Where in the results a page stands."""

from __future__ import annotations

from dataclasses import dataclass

from .params import encode

PAGE_SIZE = 20
HIGHEST_PAGE = 500_000


@dataclass(frozen=True, slots=True)
class Pager:
    """The page's number of all ``pages``, its first and last result, and where to go from it.

    ``previous`` and ``following`` are addresses; None at the ends.
    """

    number: int
    pages: int
    first: int
    last: int
    previous: str | None
    following: str | None


def page_number(text: str) -> int:
    """The page that an address asks for; the first when it asks for none or for nonsense."""
    digits = text.strip()[:12]
    if not (digits.isascii() and digits.isdigit()):
        return 1
    return min(max(int(digits), 1), HIGHEST_PAGE)


def last_page(total: int) -> int:
    """The number of the last page of ``total`` results."""
    return max(-(-total // PAGE_SIZE), 1)


def pager(total: int, page: int, params: dict[str, list[str]]) -> Pager:
    """The pager of ``page``, which is one that there is."""
    pages = last_page(total)
    first = (page - 1) * PAGE_SIZE + 1
    return Pager(
        number=page,
        pages=pages,
        first=first,
        last=min(first + PAGE_SIZE - 1, total),
        previous=f"?{encode({**params, 'page': [str(page - 1)]})}" if page > 1 else None,
        following=f"?{encode({**params, 'page': [str(page + 1)]})}" if page < pages else None,
    )
