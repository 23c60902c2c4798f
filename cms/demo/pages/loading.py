"""The whole tree of page files into the site, in one transaction."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import transaction
from django.utils import translation
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from .fields import plain_fields
from .translating import translate_page
from .tree import PageFile, read_tree
from .writing import Outcome, find_page, make_page, write_page


@dataclass(slots=True)
class Counts:
    """How many page files were created, changed, found unchanged, or kept as a person left them."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one file."""
        setattr(self, outcome.value, getattr(self, outcome.value) + 1)

    @property
    def total(self) -> int:
        """All files."""
        return sum(getattr(self, field.name) for field in fields(self))


@transaction.atomic
def load_pages(root: Path, today: datetime.date) -> Counts:
    """Load the pages below ``root`` (``ja/`` and its translations), as of ``today``.

    Running it again changes nothing, except where a file or a relative date has changed. A page
    that a person has edited or unpublished since is left alone. Raises ContentError with file and
    line, and then nothing has been loaded.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return _load(root, today)


def _load(root: Path, today: datetime.date) -> Counts:
    counts = Counts()
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    files = read_tree(root / locale.language_code, today, locale.language_code)
    for file in files:
        plain_fields(file, today)  # a mistake in front matter is told before anything is written
    pages, made = _find_or_make(files, locale, today)
    for file in files:
        counts.add(write_page(file, pages[file.path], pages, today))
    _synchronise(locale, files, pages, made)
    originals = {file.path: file for file in files}
    for other in Locale.objects.exclude(pk=locale.pk):
        folder = root / other.language_code
        translations = read_tree(folder, today, other.language_code) if folder.is_dir() else []
        for file in translations:
            if file.path not in originals:
                raise file.error(1, "there is no original of this translation")
            original = originals[file.path]
            counts.add(translate_page(file, original, pages[file.path], other, pages))
    return counts


def _find_or_make(
    files: list[PageFile], locale: Locale, today: datetime.date
) -> tuple[dict[PurePosixPath, Page], list[PageFile]]:
    """Every file's page, so that links find their targets; and the files whose page is new."""
    pages: dict[PurePosixPath, Page] = {}
    made = []
    for file in files:
        page = find_page(file, locale)
        if page is None:
            if file.parent not in pages:
                raise file.error(1, f"the page above this one is missing: {file.parent}")
            parent = Page.objects.get(pk=pages[file.parent].pk)
            page = make_page(file, parent, locale, today)
            made.append(file)
        pages[file.path] = page
    _place(made, files, pages)
    for page in pages.values():
        page.refresh_from_db()  # its children and moves around it have changed its tree fields
    return pages, made


def _synchronise(
    locale: Locale, files: list[PageFile], pages: dict[PurePosixPath, Page], made: list[PageFile]
) -> None:
    """Let every new page stand in the trees that follow this language, in the same order."""
    for synchronization in LocaleSynchronization.objects.filter(sync_from=locale):
        synchronization.sync_trees()
        followers = {
            follower.translation_key: follower
            for follower in Page.objects.filter(locale_id=synchronization.locale_id)
        }
        theirs = {
            path: followers[page.translation_key]
            for path, page in pages.items()
            if page.translation_key in followers
        }
        _place(made, files, theirs)


def _place(made: list[PageFile], files: list[PageFile], pages: dict[PurePosixPath, Page]) -> None:
    """Move each new page, which stands last, to its place among the siblings in the folder."""
    for file in made:
        before = [
            sibling.path
            for sibling in files[: files.index(file)]
            if sibling.parent == file.parent and not sibling.is_root
        ]
        page = _fresh(pages[file.path])
        siblings = page.get_siblings()
        if not before:
            _move(page, siblings[0], "left")
        else:
            previous = _fresh(pages[before[-1]])
            if previous.is_sibling_of(page) and previous.get_next_sibling() != page:
                _move(page, previous, "right")


def _fresh(page: Page) -> Page:
    """The page as it now stands in the tree, after moves and additions around it."""
    return Page.objects.get(pk=page.pk)


def _move(page: Page, target: Page, position: str) -> None:
    if page.pk != target.pk:
        page.move(target, pos=position)
