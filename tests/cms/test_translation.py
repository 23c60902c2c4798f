"""wagtail-localize turns an alias into a page of its own, block by block."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import (
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from cms.models import CaseStudyPage, HandbookSectionPage

from .factories import HandbookPageFactory, HandbookSectionPageFactory, aliased, stream

pytestmark = pytest.mark.django_db

ENGLISH = {
    "協働とは": "What is collaboration?",
    "概要": "Summary",
    "本文です。": "Some text.",
    "形態": "Form",
    "後援": "Endorsement",
    "表題": "A caption",
    "施設": "Places",
}


def body() -> str:
    """A text, a table and live records."""
    table = {
        "columns": [{"type": "text", "heading": "形態"}, {"type": "number", "heading": "形態"}],
        "rows": [{"values": ["後援", 3]}],
    }
    live = {"title": "施設", "dataset": "facilities", "filter": "area=中央", "limit": 2}
    return stream(
        ("text", "<p>本文です。</p>"),
        ("table", {"caption": "表題", "row_headers": True, "table": table}),
        ("live_records", live),
    )


def translate(page: HandbookSectionPage) -> None:
    """Translate what ENGLISH knows, as a translator does at the desk."""
    english = Locale.objects.get(language_code="en")
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=TranslationContext.objects.get(pk=segment.context_id),
            locale=english,
            data=ENGLISH[String.objects.get(pk=segment.string_id).data],
        )
    translation.save_target(publish=True)


def test_a_section_is_translated_block_by_block(client: Client) -> None:
    edition = HandbookPageFactory(slug="handbook")
    page = HandbookSectionPageFactory(
        parent=edition, slug="what", title="協働とは", summary="概要", body=body()
    )
    aliased(page)
    ENGLISH["what"] = "what"
    translate(page)
    html = client.get("/en/handbook/what/").content.decode()
    for text in ("Chapter 1", "What is collaboration?", "Some text.", "Endorsement", "A caption"):
        assert text in html
    assert "has not been translated yet" not in html
    assert "/en/facilities/?area=%E4%B8%AD%E5%A4%AE" in html
    assert 'rel="alternate" hreflang="en"' in client.get("/handbook/what/").content.decode()


def test_facts_of_a_case_are_synchronised_and_its_texts_translated() -> None:
    fields = get_translatable_fields(CaseStudyPage)
    synchronised = {field.field_name for field in fields if isinstance(field, SynchronizedField)}
    assert synchronised >= {"form", "field", "year", "groups", "facilities"}
    assert not synchronised & {"title", "summary", "body", "group_role", "city_role", "result"}
