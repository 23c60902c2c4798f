"""Lists of pages with the columns, filters and files that the work on each type needs."""

from __future__ import annotations

from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, Exists, OuterRef, QuerySet, Value, When
from django.db.models.functions import Cast
from django.forms import RadioSelect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page, WorkflowState

from cms.models import CaseStudyPage, HandbookSectionPage, NewsPage
from portal.admin.columns import DayColumn, DeskTagsColumn
from portal.admin.counted import CountedPaginator
from portal.admin.filters import TaggedFilterSet
from portal.admin.spreadsheets import Spreadsheet
from portal.models import TranslationState
from portal.models.translation import other_languages


def with_translations(pages: QuerySet) -> QuerySet:
    """Annotate how the translation into each other language stands, as ``translation_<code>``."""
    for code, _name in other_languages():
        family = Page.objects.filter(
            translation_key=OuterRef("translation_key"),
            locale__language_code=code,
            alias_of__isnull=True,
        )
        older = family.filter(last_published_at__lt=OuterRef("last_published_at"))
        state = Case(
            When(~Exists(family), then=Value(TranslationState.MISSING.value)),
            When(Exists(older), then=Value(TranslationState.OUTDATED.value)),
            default=Value(TranslationState.CURRENT.value),
            output_field=CharField(),
        )
        pages = pages.annotate(**{f"translation_{code}": state})
    return pages


class TranslationColumn(Column):
    """How the translation of a page into one language stands; empty for a translation itself."""

    def __init__(self, code: str, name: Any) -> None:
        super().__init__(f"translation_{code}", label=name)

    def get_value(self, instance: Any) -> str | Promise:
        if instance.locale.language_code != settings.LANGUAGE_CODE:
            return ""
        return TranslationState(super().get_value(instance)).label


class EditorColumn(Column):
    """Who saved a page last."""

    def get_value(self, instance: Any) -> str:
        user = instance.latest_revision.user if instance.latest_revision else None
        return str(user.get_full_name() or user.get_username()) if user else ""


def _choice(label: Any, choices: list[tuple[str, Any]], method: str) -> Any:
    return django_filters.ChoiceFilter(
        label=label, choices=choices, method=method, widget=RadioSelect, empty_label=_("All")
    )


class PagesFilterSet(TaggedFilterSet, PageFilterSet):
    """Filters that every type of page has."""

    review = _choice(_("Review date"), [("due", _("Has come"))], "filter_review")
    workflow = _choice(_("Approval"), [("waits", _("Waiting for approval"))], "filter_workflow")
    translation = _choice(
        _("Translation"),
        [
            (f"{code}:{state.value}", f"{name}: {state.label}")
            for code, name in other_languages()
            for state in TranslationState
        ],
        "filter_translation",
    )

    def filter_review(self, pages: QuerySet, _name: str, _value: str) -> QuerySet:
        """Pages whose review date has come."""
        return pages.filter(review_on__lte=timezone.localdate())

    def filter_workflow(self, pages: QuerySet, _name: str, _value: str) -> QuerySet:
        """Pages that somebody is to approve."""
        states = WorkflowState.objects.active().filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            object_id=Cast(OuterRef("pk"), CharField()),
        )
        return pages.filter(Exists(states))

    def filter_translation(self, pages: QuerySet, _name: str, value: str) -> QuerySet:
        """Originals whose translation into a language stands like this."""
        code, _colon, state = value.partition(":")
        originals = pages.filter(locale__language_code=settings.LANGUAGE_CODE)
        return originals.filter(**{f"translation_{code}": state})


class NewsFilterSet(PagesFilterSet):
    """News by category and date."""

    date = django_filters.DateFromToRangeFilter(label=_("Date"), widget=DateRangePickerWidget)

    class Meta:
        model = NewsPage
        fields: ClassVar[list[str]] = ["category"]


class CaseFilterSet(PagesFilterSet):
    """Cases by form, field and year."""

    class Meta:
        model = CaseStudyPage
        fields: ClassVar[list[str]] = ["form", "field", "year"]


class SectionFilterSet(PagesFilterSet):
    """Chapters and sections."""

    class Meta:
        model = HandbookSectionPage
        fields: ClassVar[list[str]] = ["numbered"]


class PagesIndexView(Spreadsheet, ExplorableIndexView):
    """A list of one type of pages with what its columns show."""

    paginator_class = CountedPaginator

    def annotate_queryset(self, pages: QuerySet) -> QuerySet:
        annotated: QuerySet = super().annotate_queryset(with_translations(pages))
        return annotated.prefetch_related("latest_revision__user", "desk_tags")


def exported(*facts: str) -> list[str]:
    """What a file says of each page, its type's own ``facts`` among it."""
    return ["title", "full_url", *facts, "review_on", "last_published_at", "status_string"]


class PagesViewSet(PageViewSet):
    """The list of one type of pages below their index; ``facts`` are what only this type has."""

    index_view_class = PagesIndexView
    facts: ClassVar[tuple[BaseColumn, ...]] = ()
    fact_names: ClassVar[tuple[str, ...]] = ()
    export_headings: ClassVar[dict[str, Any]] = {
        "full_url": "URL",
        "page_type_display_name": _("Page type"),
        "review_on": _("Review date"),
        "status_string": _("Publication"),
        "get_category_display": _("Category"),
        "get_form_display": _("Form of collaboration"),
        "get_field_display": _("Field of activity"),
    }
    """Names of what is no field of all pages; those have theirs."""

    @property
    def columns(self) -> list[BaseColumn]:
        """Wagtail's columns, the type's own, review, editor and translations before the status."""
        *usual, status = self.index_view_class.base_columns
        return [
            *(column for column in usual if column.name != "type"),
            *self.facts,
            DayColumn("review_on", label=_("Review date"), sort_key="review_on"),
            DeskTagsColumn(),
            EditorColumn("editor", label=_("Last edited by")),
            *(TranslationColumn(code, name) for code, name in other_languages()),
            status,
        ]

    @property
    def list_export(self) -> list[str]:
        """What a file of the list has."""
        return exported(*self.fact_names)

    @property
    def export_filename(self) -> str:
        return self.name


class NewsViewSet(PagesViewSet):
    """News: when and in which category."""

    model = NewsPage
    ordering = "-date"
    filterset_class = NewsFilterSet
    facts = (
        DayColumn("date", label=_("Date"), sort_key="date"),
        Column("get_category_display", label=_("Category"), sort_key="category"),
    )
    fact_names = ("date", "get_category_display")


class CaseViewSet(PagesViewSet):
    """Cases: form of collaboration and year."""

    model = CaseStudyPage
    ordering = "-year"
    filterset_class = CaseFilterSet
    facts = (
        Column("get_form_display", label=_("Form of collaboration"), sort_key="form"),
        Column("year", label=_("Fiscal year"), sort_key="year"),
    )
    fact_names = ("get_form_display", "get_field_display", "year")


class SectionViewSet(PagesViewSet):
    """Chapters and sections of the handbook, in their order."""

    ordering = "ord"
    model = HandbookSectionPage
    filterset_class = SectionFilterSet


VIEW_SETS = (NewsViewSet("news_pages"), CaseViewSet("case_pages"), SectionViewSet("section_pages"))
