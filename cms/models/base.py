"""What all pages share: a summary, a body, and how search and the menu see them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images.models import AbstractImage
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.admin.page_form import ContentPageForm
from cms.attachments.shown import attachments_of
from cms.blocks import BodyBlock
from cms.contents import TocEntry, table_of_contents
from cms.ended import ended_page, is_over
from cms.fields import BlocksField, TagsApart
from cms.live_records import know_records
from cms.page_links import know_links
from cms.page_permissions import DeskPermissions
from cms.pictures import FIGURE, Shape
from cms.visibility import public
from portal.head import PageHead
from portal.models import DeskTagged
from search.documents import SearchDocument

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse


class ContentPage(Page):
    """The base of every page type.

    ``search_kind`` is the kind under which search shows pages of the type, ``open_graph_type`` what
    they are to those that they are shared with.
    """

    base_form_class = ContentPageForm
    search_kind: ClassVar[str] = "page"
    open_graph_type: ClassVar[str] = "article"
    is_open = False
    """Whether it is known, from the query that found it, that no view restriction applies."""

    summary = models.TextField(
        _("Summary"),
        blank=True,
        max_length=300,
        help_text=_("One or two sentences; shown in lists and to search engines."),
    )
    body = BlocksField(BodyBlock(), verbose_name=_("Body"), blank=True)
    review_on = models.DateField(
        _("Review date"),
        null=True,
        blank=True,
        help_text=_("On this day the page comes up on the desk, to be checked and put right."),
    )
    desk_tags = TagsApart(_("Desk tags"), through=DeskTagged, blank=True)
    exclude_fields_in_copy: ClassVar[list[str]] = ["desk_tags"]

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("slug", help_text=_("Left empty, it is made from the title.")),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            heading=_("Address and search engines"),
        )
    ]
    settings_panels: ClassVar[list[Any]] = [
        *Page.settings_panels,
        FieldPanel("review_on"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Answer as Wagtail does, and also where the page has expired: then it says so."""
        if not path_components and is_over(self.source):
            return RouteResult(self)
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, or from the moment it expires that it has ended."""
        if is_over(self.source):
            return ended_page(self, request)
        return super().serve(request, *args, **kwargs)

    def permissions_for_user(self, user: Any) -> DeskPermissions:
        """What ``user`` may do with this page."""
        return DeskPermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Look up all that the body links to and shows at once; say what language it is in."""
        know_links(self.body)
        know_records(self.body)
        context = super().get_context(request, *args, **kwargs)
        context["text_language"] = self.source_language if self.is_untranslated else ""
        return context

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Those at or above this page and, for an alias, its source, in one query at most."""
        if self.is_open:
            return PageViewRestriction.objects.none()
        places = {self.path, self.source.path}
        above = {
            place[:end]
            for place in places
            for end in range(self.steplen, len(place) + 1, self.steplen)
        }
        return PageViewRestriction.objects.filter(page__path__in=above)

    @cached_property
    def source(self) -> Page:
        """The page whose text this one shows: itself, unless it is an alias."""
        if self.alias_of_id is None:
            return self
        return Page.objects.select_related("locale").get(pk=self.alias_of_id)

    @property
    def is_untranslated(self) -> bool:
        """Whether the page stands in another language's tree with the original's text."""
        return self.source.locale_id != self.locale_id

    @property
    def source_language(self) -> str:
        """The language that the page's text is in, as a code."""
        return self.source.locale.language_code

    @property
    def canonical_url(self) -> str | None:
        """The address, on this site, under which search engines should know the text."""
        return self.source.get_url()

    @property
    def description(self) -> str:
        """The text for search engines and cards: the one written for them, or the summary."""
        return self.search_description or self.summary

    @property
    def head(self) -> PageHead:
        """What search engines and cards are told of the page."""
        return PageHead(
            title=self.seo_title or self.title,
            description=self.description,
            url=self.canonical_url or "",
            kind=self.open_graph_type,
            published=self.first_published_at,
            updated=self.last_published_at,
            indexed=not self.is_untranslated,
        )

    @property
    def last_updated(self) -> Any:
        """When the page was last published, as a datetime; None before that."""
        return self.last_published_at

    def table_of_contents(self) -> list[TocEntry]:
        """The page's large and medium headings, in order."""
        return table_of_contents(self.body)

    @property
    def search_key(self) -> str:
        """The key of the page in all its languages."""
        return f"page:{self.translation_key}"

    def search_documents(self) -> Iterator[SearchDocument]:
        """The page in its own language while it is public; its translations speak for themselves.

        What is stored counts, not what this instance holds: it may be a draft. An alias yields
        nothing, since it repeats another page's text, often in the wrong language.
        """
        stored = type(self).objects.filter(pk=self.pk, alias_of__isnull=True)
        for page in public(stored).select_related("locale"):
            url = page.get_url()
            if url is not None:
                yield page.search_document(url)

    def search_document(self, url: str) -> SearchDocument:
        """The page as search sees it."""
        return SearchDocument(
            key=self.search_key,
            locale=self.locale.language_code,
            kind=self.search_kind,
            title=self.title,
            url=url,
            body="\n".join(filter(None, self.search_texts())),
            published_on=self.search_date(),
            facets=self.search_facets(),
            attachments=attachments_of(self),
        )

    def pictures(self) -> Iterator[tuple[AbstractImage, Shape]]:
        """The images that the page shows, each in its shapes; made when it is published."""
        for block in self.body:
            if block.block_type == "figure" and block.value["image"]:
                yield block.value["image"], FIGURE

    def search_texts(self) -> list[str]:
        """The texts of the page, beside its title."""
        found = self.body.stream_block.get_searchable_content(self.body)
        return [self.summary, *map(str, found)]

    def search_date(self) -> Any:
        """The day the page was last published, where the city is; None before that."""
        moment = self.last_published_at
        return timezone.localtime(moment).date() if moment else None

    def search_facets(self) -> dict[str, tuple[str, ...]]:
        """Facet values beside kind and language, which search knows itself."""
        return {}
