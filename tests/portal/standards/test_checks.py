"""System checks: a layout that names what is not there is refused."""

from dataclasses import replace

from portal import standards
from portal.standards.checks import check_layout, check_standards

LAYOUT = standards.load("public_facility")


def ids(layout: standards.Layout) -> list[str | None]:
    return [error.id for error in check_layout(layout)]


def with_column(**changes: object) -> standards.Layout:
    first, *rest = LAYOUT.columns
    return replace(LAYOUT, columns=(replace(first, **changes), *rest))


def test_the_layouts_of_the_house_pass() -> None:
    assert check_standards() == []


def test_a_dataset_that_is_none_is_refused() -> None:
    assert ids(replace(LAYOUT, dataset="trees")) == ["portal.E010"]


def test_a_field_that_the_model_lacks_is_refused() -> None:
    assert ids(with_column(field="height_of_the_cat")) == ["portal.E011"]
    assert ids(with_column(field="translations.en.colour")) == ["portal.E011"]
    assert ids(with_column(field="consents")) == ["portal.E011"]


def test_an_unknown_format_is_refused() -> None:
    assert ids(with_column(format="colour")) == ["portal.E012"]
    assert ids(with_column(format="choice:colour")) == ["portal.E012"]


def test_a_header_of_two_columns_is_refused() -> None:
    assert ids(with_column(aliases=("Ｉ Ｄ",))) == ["portal.E013"]
