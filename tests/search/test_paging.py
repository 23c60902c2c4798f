"""Which page an address asks for, and where the pager leads, up to the ends of both."""

from __future__ import annotations

import pytest

from search.paging import HIGHEST_PAGE, PAGE_SIZE, last_page, page_number, pager


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 1), ("1", 1), (" 3 ", 3), ("0", 1), ("-2", 1), ("x", 1), ("1.5", 1), ("２", 1),
        ("\0", 1), ("1000000000", HIGHEST_PAGE), ("9" * 5000, HIGHEST_PAGE),
    ],
)  # fmt: skip
def test_the_page_an_address_asks_for(text: str, number: int) -> None:
    assert page_number(text) == number


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (45, 3)])
def test_how_many_pages_there_are(total: int, pages: int) -> None:
    assert last_page(total) == pages


def test_the_pager_says_where_it_stands_and_leads_on() -> None:
    params = {"q": ["除雪"], "kind": ["event", "group"]}
    address = "?q=%E9%99%A4%E9%9B%AA&kind=event&kind=group&page={}"
    middle = pager(2 * PAGE_SIZE + 5, 2, params)
    assert (middle.number, middle.pages, middle.first, middle.last) == (2, 3, 21, 40)
    assert (middle.previous, middle.following) == (address.format(1), address.format(3))
    assert pager(2 * PAGE_SIZE + 5, 1, params).previous is None
    end = pager(2 * PAGE_SIZE + 5, 3, params)
    assert (end.following, end.first, end.last) == (None, 41, 45)
