"""The demo's forms: every one opens as a spreadsheet, is stored once, and adds up."""

import io

import pytest
from openpyxl import load_workbook
from wagtail.documents import get_document_model

from cms.demo.pages.documents import DOCUMENTS, FOLDER, document_file, spreadsheet


def test_there_is_one_text_for_every_form() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_form_has_its_title_a_header_and_places_to_fill_in(name: str) -> None:
    sheet = load_workbook(io.BytesIO(spreadsheet(name))).active
    assert sheet["A1"].value == DOCUMENTS[name]
    assert all(cell.value and cell.font.bold for cell in sheet[3])
    assert sheet.max_row > 9
    assert sheet.page_setup.paperSize == int(sheet.PAPERSIZE_A4)
    widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[3]]
    assert sum(widths) == pytest.approx(88)


def test_the_budget_adds_up_what_stands_above() -> None:
    sheet = load_workbook(io.BytesIO(spreadsheet("budget"))).active
    formulas = {
        str(row[1].value): str(row[2].value) for row in sheet if str(row[2].value)[:1] == "="
    }
    assert formulas["収入の合計"] == "=SUM(C4:C8)"
    assert sheet["B3"].value == "科目"
    assert [sheet[f"B{row}"].value for row in (4, 8, 9)] == [
        "補助金（市）",
        "そのほか",
        "収入の合計",
    ]
    assert formulas["支出の合計"] == "=SUM(C10:C17)"
    assert [sheet[f"A{row}"].value for row in (10, 17)] == ["支出", "支出"]
    assert sheet["B18"].value == "支出の合計"


@pytest.mark.django_db
def test_a_form_is_stored_once() -> None:
    first = document_file("proposal")
    assert document_file("proposal") == first
    stored = get_document_model().objects.get(pk=first)
    assert (stored.title, stored.file_extension) == ("協働事業提案書", "xlsx")
    assert stored.get_file_size() > 4000


def test_a_form_that_there_is_not_is_named() -> None:
    with pytest.raises(ValueError, match="no document 'tax'"):
        document_file("tax")
