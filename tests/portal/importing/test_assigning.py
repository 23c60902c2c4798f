"""Checked values into a record in memory: what a translation was made from is remembered."""

from __future__ import annotations

from portal.importing.assigning import assign
from portal.models import Group

VALUES = {
    "translations.en.description": "Flower beds",
    "name": "みどりの会",
    "name_en": "Green Club",
    "description": "花壇",
}


def test_texts_of_one_row_are_translations_of_each_other() -> None:
    group = Group()
    assign(group, VALUES)
    (row,) = group.translations.all()
    assert row.source == {"name": "みどりの会", "description": "花壇"}
    assert not row.is_outdated


def test_an_original_that_changes_alone_leaves_its_translation_behind() -> None:
    group = Group()
    assign(group, VALUES)
    assign(group, {"name": "あおばの会"})
    (row,) = group.translations.all()
    assert row.outdated_fields == ["name"]
