"""Pages for tests: live under the Japanese home page unless told otherwise.

``HandbookSectionPageFactory(parent=edition)`` adds a live child; ``live=False`` makes a draft
never published. ``aliased(page)`` adds the English alias that the desk would have made.
"""

from __future__ import annotations

import itertools
import json
from typing import Any

import factory
from django.conf import settings
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale, Page, Site
from wagtail_localize.synctree import create_aliases_for_new_page

from cms.models import (
    CaseStudyIndexPage,
    CaseStudyPage,
    CollaborationForm,
    ContentPage,
    HandbookPage,
    HandbookSectionPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
)
from portal.models import ActivityField

_numbers = itertools.count(1)
"""One count for all types, since pages of several types are siblings."""


def japanese_home() -> HomePage:
    """The home page that the migrations made, or one of its kind where a test has flushed it."""
    home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if home is not None:
        return home
    locale, _created = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale)
    home = root.add_child(instance=HomePage(title="ともに", slug="home", locale=locale))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": home}
    )
    return home


def stream(*blocks: tuple[str, Any]) -> str:
    """A body from pairs of block name and raw value, each with a stable id."""
    return json.dumps(
        [
            {"type": name, "value": value, "id": f"{number:08x}-0000-4000-8000-000000000000"}
            for number, (name, value) in enumerate(blocks, 1)
        ]
    )


def aliased(page: Page) -> Page:
    """The English alias of a Japanese page, made as the desk makes it on creation."""
    create_aliases_for_new_page(page)
    return Page.objects.get(
        translation_key=page.translation_key, locale__language_code="en"
    ).specific


class PageFactory(DjangoModelFactory):
    """What all pages have in common."""

    title = factory.Sequence(lambda n: f"ページ{n}")
    slug = factory.LazyFunction(lambda: f"page-{next(_numbers)}")
    summary = "市民と市が協力して取り組みます。"
    live = True

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: type[ContentPage], *args: Any, **kwargs: Any) -> ContentPage:
        parent = kwargs.pop("parent", None) or japanese_home()
        body = kwargs.pop("body", "[]")
        page = model_class(*args, body=body, locale=parent.locale, **kwargs)
        if page.live:
            page.first_published_at = page.last_published_at = timezone.now()
        return parent.add_child(instance=page)


class StandardPageFactory(PageFactory):
    """A page of text."""

    class Meta:
        model = StandardPage


class HandbookPageFactory(PageFactory):
    """An edition of the handbook."""

    title = "協働ハンドブック"

    class Meta:
        model = HandbookPage


class HandbookSectionPageFactory(PageFactory):
    """A chapter or section, in an edition of its own unless ``parent`` is given."""

    title = factory.Sequence(lambda n: f"節{n}")
    parent = factory.SubFactory(HandbookPageFactory)

    class Meta:
        model = HandbookSectionPage


class CaseStudyIndexPageFactory(PageFactory):
    """The index of case studies."""

    title = "協働の事例"

    class Meta:
        model = CaseStudyIndexPage


class CaseStudyPageFactory(PageFactory):
    """A case, in an index of its own unless ``parent`` is given."""

    title = factory.Sequence(lambda n: f"事例{n}")
    parent = factory.SubFactory(CaseStudyIndexPageFactory)
    form = CollaborationForm.CO_HOSTING
    field = ActivityField.ENVIRONMENT
    year = 2025

    class Meta:
        model = CaseStudyPage


class NewsIndexPageFactory(PageFactory):
    """The index of news."""

    title = "お知らせ"

    class Meta:
        model = NewsIndexPage


class NewsPageFactory(PageFactory):
    """A piece of news, in an index of its own unless ``parent`` is given."""

    title = factory.Sequence(lambda n: f"お知らせ{n}")
    parent = factory.SubFactory(NewsIndexPageFactory)

    class Meta:
        model = NewsPage
