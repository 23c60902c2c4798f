"""A translation remembers what it was made from and knows when that has changed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from portal.models import GroupTranslation, TranslationState
from tests.portal.factories import GroupFactory, GroupTranslationFactory

pytestmark = pytest.mark.django_db


def translated_group(**values: object) -> GroupTranslation:
    row = GroupTranslationFactory(record=GroupFactory(**values))
    row.remember_source()
    row.save()
    return row


def test_a_translation_is_up_to_date_until_its_original_changes() -> None:
    row = translated_group()
    assert row.state == TranslationState.CURRENT
    row.record.description = "新しい説明です。"
    assert row.outdated_fields == ["description"]
    assert row.state == TranslationState.OUTDATED
    row.record.remarks = "備考"
    assert row.outdated_fields == ["description"]


def test_a_text_that_was_not_translated_cannot_be_outdated() -> None:
    row = translated_group(purpose="目的")
    row.record.purpose = "別の目的"
    assert not row.is_outdated


def test_an_english_name_kept_in_the_record_is_watched_too() -> None:
    row = translated_group(name_en="Green")
    row.record.name = "みどりの町の会"
    assert row.outdated_fields == ["name"]


def test_a_text_whose_source_was_never_remembered_counts_as_outdated() -> None:
    assert GroupTranslationFactory().state == TranslationState.OUTDATED


def test_remembering_some_fields_leaves_the_others_as_they_were() -> None:
    row = translated_group(purpose="目的")
    row.purpose = "Purpose"
    row.record.description = "新しい説明です。"
    row.remember_source(["purpose"])
    assert row.outdated_fields == ["description"]
    assert row.source["purpose"] == "目的"


def test_a_row_without_texts_is_missing() -> None:
    row = GroupTranslationFactory(description="")
    assert row.state == TranslationState.MISSING
    assert row.record.translation_state("en") == TranslationState.MISSING
    assert GroupFactory().translation_state("en") == TranslationState.MISSING


def test_the_database_finds_the_same_rows() -> None:
    current = translated_group()
    outdated = translated_group()
    outdated.record.description = "新しい説明です。"
    outdated.record.save()
    never_remembered = GroupTranslationFactory()
    empty = GroupTranslationFactory(description="")
    renamed = translated_group(name_en="Green")
    renamed.record.name = "別の名前"
    renamed.record.save()
    rows = [current, outdated, never_remembered, empty, renamed]
    assert set(GroupTranslation.outdated_rows()) == {row for row in rows if row.is_outdated}
    assert set(GroupTranslation.translated_rows()) == set(rows) - {empty}


def test_a_record_has_one_row_a_language() -> None:
    row = GroupTranslationFactory()
    with pytest.raises(ValidationError):
        GroupTranslationFactory.build(record=row.record).full_clean()


def test_a_draft_carries_its_translations_and_the_public_keeps_its_own() -> None:
    row = translated_group()
    draft = row.record
    draft.description = "下書きの説明です。"
    revision = draft.save_revision()
    live = type(draft).objects.get(pk=draft.pk)
    assert live.translation_state("en") == TranslationState.CURRENT
    assert revision.as_object().translation_state("en") == TranslationState.OUTDATED
    assert revision.as_object().text("description", "en") == row.description
