"""Layouts: their sizes and order, and rows written from records."""

import datetime

import pytest

from portal import standards
from portal.models import Event, Facility, Group
from tests.portal.factories import (
    ClosedDaysFactory,
    EventFactory,
    FacilityFactory,
    FacilityTranslationFactory,
    GroupFactory,
    OpeningHoursFactory,
)


@pytest.mark.parametrize(
    ("name", "columns", "first", "last"),
    [
        ("public_facility", 56, "全国地方公共団体コード", "備考"),
        ("public_facility_2017", 24, "都道府県コード又は市区町村コード", "備考"),
        ("event", 78, "全国地方公共団体コード", "備考"),
        ("event_2017", 32, "都道府県コード又は市区町村コード", "備考"),
        ("civic_group", 46, "全国地方公共団体コード", "備考"),
    ],
)
def test_a_standard_has_its_columns_first_and_our_extensions_after_them(
    name: str, columns: int, first: str, last: str
) -> None:
    layout = standards.load(name)
    own = [column.header for column in layout.columns if not column.extension]
    assert (len(own), own[0], own[-1]) == (columns, first, last)
    assert layout.headers[: len(own)] == own
    assert [column.position for column in layout.columns] == list(range(1, len(layout.columns) + 1))


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(standards.UnknownStandardError):
        standards.load("gtfs")


def test_layouts_are_found_by_dataset() -> None:
    assert [layout.name for layout in standards.for_dataset("events")] == ["event", "event_2017"]


@pytest.mark.parametrize("model", [Group, Facility, Event])
def test_every_field_of_the_standards_required_columns_exists(model: type) -> None:
    for layout in standards.for_dataset(model.dataset):
        assert {"code", "name"} <= {c.field for c in layout.columns if c.required}


@pytest.mark.django_db
def test_a_facility_is_written_in_both_of_its_layouts() -> None:
    facility = FacilityFactory(
        code="F1",
        name="会館",
        localgov_name="山口県美祢市",
        accessible_toilet=True,
        nursing_room=False,
        description="一行目\n二行目",
        closed_on_holidays=True,
    )
    OpeningHoursFactory(facility=facility, weekday="日", opens_at=None, closes_at=None)
    OpeningHoursFactory(facility=facility, weekday="土")
    ClosedDaysFactory(facility=facility)
    FacilityTranslationFactory(record=facility, description="Rooms.")
    new = _row("public_facility", facility)
    assert new["ID"] == "F1"
    assert new["利用可能曜日"] == "月火水木金"
    assert (new["開始時間"], new["終了時間"]) == ("09:00", "17:00")
    assert (new["多目的トイレ"], new["授乳室"], new["字幕"]) == ("有", "無", "")
    assert new["説明"] == "一行目 二行目"
    assert new["祝日休館"] == "有"
    assert new["曜日別利用時間"] == "土 10:00-15:00;日 閉館"
    assert new["休館日"] == "2026-12-29/2027-01-03 年末年始"
    assert new["説明_英語"] == "Rooms."
    old = _row("public_facility_2017", facility)
    assert (old["都道府県名"], old["市区町村名"]) == ("山口県", "美祢市")
    assert old["バリアフリー情報"] == "多目的トイレ有り;授乳室無し"


@pytest.mark.django_db
def test_a_public_row_withholds_contacts_without_consent() -> None:
    group = GroupFactory(
        phone="090-0000-0000", phone_consent=False, email="a@example.org", email_consent=True
    )
    row = _row("civic_group", group)
    assert (row["電話番号"], row["連絡先メールアドレス"]) == ("", "a@example.org")
    assert row["公開に同意した項目"] == "連絡先メールアドレス"
    assert row["活動分野"] == "環境の保全を図る活動"
    assert row["活動分野コード"] == "07"
    phone = next(c for c in standards.load("civic_group").columns if c.field == "phone")
    assert phone.write(group) == "090-0000-0000"


@pytest.mark.django_db
def test_a_public_row_does_not_name_an_unpublished_organiser() -> None:
    hidden = EventFactory(organizer=GroupFactory(code="G9", live=False), venue=FacilityFactory())
    row = _row("event", hidden)
    assert row["主催団体_ID"] == ""
    assert row["場所_施設ID"] == hidden.venue.code


@pytest.mark.django_db
def test_the_days_of_publication_are_those_of_the_city() -> None:
    jst = datetime.timezone(datetime.timedelta(hours=9))
    event = EventFactory(
        go_live_at=datetime.datetime(2026, 4, 1, 0, 0, tzinfo=jst),
        expire_at=datetime.datetime(2026, 5, 1, 0, 0, tzinfo=jst),
    )
    row = _row("event", event)
    assert (row["掲載開始日"], row["掲載終了日"]) == ("2026-04-01", "2026-04-30")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "standard"),
    [(GroupFactory, "civic_group"), (FacilityFactory, "public_facility"), (EventFactory, "event")],
)
def test_rows_of_many_records_cost_the_queries_of_one(
    factory: type, standard: str, django_assert_num_queries: object
) -> None:
    layout = standards.load(standard)
    factory.create_batch(4)
    records = factory._meta.model.published.select_related(*layout.select_related).prefetch_related(
        *layout.prefetch_related
    )
    with django_assert_num_queries(1 + len(layout.prefetch_related)):  # type: ignore[operator]
        assert len(list(layout.public_rows(records))) == 5


def _row(standard: str, record: object) -> dict[str, str]:
    layout = standards.load(standard)
    return dict(zip(layout.headers, layout.public_row(record), strict=True))  # type: ignore[arg-type]
