"""One page a record: what a visitor needs, what is not public, what is gone."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone, translation

from portal.models import ACCESSIBILITY_FIELDS, Event, Facility, Group, OpeningHours
from portal.signals import on_unpublished
from portal.views.records import template_of
from tests.portal.factories import (
    ClosedDaysFactory,
    EventFactory,
    EventTranslationFactory,
    FacilityFactory,
    GroupFactory,
    GroupTranslationFactory,
    OpeningHoursFactory,
)

pytestmark = pytest.mark.django_db


def page(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.content.decode()


def linked_data(html: str) -> list[dict[str, Any]]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert not any("<" in script for script in scripts)
    return [json.loads(script) for script in scripts]


def day(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def test_a_group_with_its_events(client: Client) -> None:
    group = GroupFactory(code="G1", purpose="花を植える", looking_for="仲間", membership_open=True)
    EventFactory(name="花まつり", organizer=group, start_date=day(3))
    EventFactory(name="昔の会", organizer=group, start_date=day(-3))
    EventFactory(name="下書きの会", organizer=group, start_date=day(3), live=False)
    html = page(client, "/groups/G1/")
    for words in ("花を植える", "仲間", "会員募集中", "環境の保全を図る活動", "花まつり"):
        assert words in html
    assert "昔の会" not in html
    assert "下書きの会" not in html
    assert "/groups/G1/events.ics" in html


def test_a_contact_is_shown_only_with_its_consent(client: Client) -> None:
    group = GroupFactory(code="G1", phone="00-1111-2222", email="a@example.org", email_consent=True)
    html = page(client, "/groups/G1/")
    assert "mailto:a@example.org" in html
    assert "00-1111-2222" not in html
    assert group.representative not in html
    assert "団体は連絡先を公開していません" not in html


def test_a_group_says_first_which_event_comes_next(client: Client) -> None:
    group, today = GroupFactory(code="G1"), timezone.localdate()
    assert "次のイベント" not in page(client, "/groups/G1/")
    for days, name in enumerate(("中止の会", "次の会", "その後の会")):
        status = "cancelled" if name == "中止の会" else "scheduled"
        day = today + datetime.timedelta(days=days + 1)
        EventFactory(name=name, organizer=group, status=status, start_date=day)
    first = page(client, "/groups/G1/").partition("次のイベント")[2].partition("</dd>")[0]
    assert "次の会" in first
    assert "中止の会" not in first
    assert "その後" not in first


def test_a_facility_with_hours_answers_and_events(client: Client) -> None:
    facility = FacilityFactory(
        code="F1", wheelchair_accessible=True, nursing_room=False, closed_on_holidays=True
    )
    OpeningHoursFactory(facility=facility, note="第3土曜日は休館")
    ClosedDaysFactory(facility=facility, start_date=day(2), end_date=day(3), reason="館内点検")
    ClosedDaysFactory(facility=facility, start_date=day(-9), end_date=day(-8), reason="清掃")
    EventFactory(name="集い", venue=facility)
    html = page(client, "/facilities/F1/")
    for words in ("09:00～17:00", "10:00～15:00", "第3土曜日は休館", "館内点検", "集い"):
        assert words in html
    assert "清掃" not in html
    assert html.count('class="answer answer--') == 17
    assert html.count("answer--yes") == html.count("answer--no") == 1
    assert html.count("answer--unknown") == 15


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-20T10:00+09:00", ("開館中", "17:00まで")),
        ("2026-11-20T08:00+09:00", ("閉館中", "今日は09:00に開館")),
        ("2026-11-19T20:00+09:00", ("閉館中", "明日09:00に開館")),
        ("2026-11-20T20:00+09:00", ("閉館中", "11月23日（月） 09:00に開館")),
    ],
)
def test_a_facility_says_whether_it_is_open(
    client: Client, monkeypatch: pytest.MonkeyPatch, moment: str, words: tuple[str, ...]
) -> None:
    FacilityFactory(code="F1")
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime.fromisoformat(moment))
    html = page(client, "/facilities/F1/")
    assert all(word in html for word in words)


def test_an_event_with_all_its_dates(client: Client) -> None:
    EventFactory(code="E1", start_date=day(-7), recurrence="FREQ=DAILY;INTERVAL=7;COUNT=4")
    html = page(client, "/events/E1/")
    for date in (day(-7), day(0), day(7), day(14)):
        assert f'datetime="{date}"' in html
    assert "この後2回" in html
    assert "終了した1回" in html


@pytest.mark.parametrize(
    ("status", "words"), [("cancelled", "中止になりました"), ("postponed", "延期になりました")]
)
def test_an_event_that_does_not_take_place_says_so(client: Client, status: str, words: str) -> None:
    EventFactory(code="E1", status=status)
    assert words in page(client, "/events/E1/")


def test_an_event_that_is_over_says_so(client: Client) -> None:
    EventFactory(code="E1", start_date=day(-1))
    html = page(client, "/events/E1/")
    assert "このイベントは終了しました" in html
    assert "カレンダーに追加" not in html


def test_venue_and_organiser_are_linked_only_when_public(client: Client) -> None:
    group, venue = GroupFactory(code="G1", name="甲の会"), FacilityFactory(code="F1", name="乙会館")
    EventFactory(code="E1", organizer=group, venue=venue, organizer_name="甲", venue_name="乙")
    html = page(client, "/events/E1/")
    assert 'href="/groups/G1/"' in html
    assert 'href="/facilities/F1/"' in html
    Group.objects.update(live=False)
    Facility.objects.update(live=False)
    html = page(client, "/events/E1/")
    assert "/groups/G1/" not in html
    assert "/facilities/F1/" not in html
    assert "甲の会" not in html
    assert "乙会館" not in html


@pytest.mark.parametrize(
    ("opens", "closes", "words"),
    [
        (-1, 3, "申込みを受付中です"),
        (-5, -1, "申込みは終了しました"),
        (1, 3, "申込みの受付前です"),
        (None, 0, "申込みを受付中です"),
    ],
)
def test_until_when_to_apply(client: Client, opens: int | None, closes: int, words: str) -> None:
    EventFactory(
        code="E1",
        application_starts_on=None if opens is None else day(opens),
        application_ends_on=day(closes),
    )
    assert words in page(client, "/events/E1/")


def test_a_withdrawn_record_is_gone_and_an_unknown_one_not_found(client: Client) -> None:
    group = GroupFactory(code="G1", name="去った会")
    on_unpublished(group)
    Group.objects.update(live=False)
    html = page(client, "/groups/G1/", 410)
    assert "去った会" not in html
    assert 'href="/groups/"' in html
    assert client.get("/facilities/G1/").status_code == 404
    assert client.get("/groups/G2/").status_code == 404


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_record_with_nothing_but_a_name_has_no_empty_parts(
    rf: RequestFactory, language: str
) -> None:
    with translation.override(language):
        for record in (Group(name="会"), Facility(name="館"), Event(name="行事", code="E1")):
            html = render_to_string(template_of(record), {"record": record}, rf.get("/"))
            main = html.partition('<article class="record">')[2].partition("</article>")[0]
            assert not re.search(r"<(dl|ul|dd|p)[^>]*>\s*</\1>", main)
            assert not re.search(r"</h2>\s*</section>", main)


def test_the_address_of_a_record_is_its_own(client: Client) -> None:
    GroupFactory(code="G1")
    html = page(client, "/en/groups/G1/?from=elsewhere")
    assert '<link rel="canonical" href="http://testserver/en/groups/G1/">' in html


def test_search_engines_get_a_record_in_the_languages_it_is_written_in(client: Client) -> None:
    group = GroupFactory(code="G1", description="川の会です。")
    japanese, english = page(client, "/groups/G1/"), page(client, "/en/groups/G1/")
    assert 'rel="alternate" hreflang' not in english
    assert '<meta name="robots" content="noindex">' in english
    assert 'name="description"' not in english
    assert 'hreflang="en" href' not in japanese.partition("<body")[0]
    GroupTranslationFactory(record=group, description="We look after the river.")
    english = page(client, "/en/groups/G1/")
    assert '<meta name="description" content="We look after the river.">' in english
    assert "noindex" not in english
    both = page(client, "/groups/G1/").partition("<body")[0]
    assert 'hreflang="en" href="http://testserver/en/groups/G1/"' in both


def test_an_address_in_a_text_is_a_link_without_the_japanese_around_it(client: Client) -> None:
    GroupFactory(code="G1", description="詳しくはhttps://example.org/a?b=1&c=2をご覧ください。<b>")
    html = page(client, "/groups/G1/")
    address = "https://example.org/a?b=1&amp;c=2"
    link = f'<a href="{address}" rel="nofollow">{address}</a>'
    assert f"詳しくは{link}をご覧ください。&lt;b&gt;" in html


def test_several_values_of_one_column_are_a_list(client: Client) -> None:
    event = EventFactory(tools="パソコン;ビデオ会議", payment="現金; カード", description="一;二")
    text = client.get(f"/events/{event.code}/").content.decode()
    for words in ("パソコン、ビデオ会議", "現金、カード", "一;二"):
        assert words in text


def test_a_draft_that_never_was_public_is_not_found(client: Client) -> None:
    GroupFactory(code="G1", live=False)
    assert client.get("/groups/G1/").status_code == 404


def test_english_texts_and_what_is_missing(client: Client) -> None:
    row = GroupTranslationFactory(record__code="G1", record__name_en="Green Club")
    row.remember_source()
    row.save()
    html = page(client, "/en/groups/G1/")
    assert "Green Club" in html
    assert "We look after the flower beds." in html
    assert "translation-note" not in html
    Group.objects.update(purpose="花を植える")
    html = page(client, "/en/groups/G1/")
    assert "Some of the texts on this page are available in Japanese only." in html
    assert 'lang="ja"><p>花を植える' in html
    Group.objects.update(description="変わった")
    html = page(client, "/en/groups/G1/")
    assert "has changed since this translation was made" in html
    assert 'href="/groups/G1/"' in html


def test_a_record_without_translation_says_so(client: Client) -> None:
    FacilityFactory(code="F1")
    assert "available in Japanese only" in page(client, "/en/facilities/F1/")
    assert "translation-note" not in page(client, "/facilities/F1/")


def test_text_cannot_close_the_script_that_holds_linked_data(client: Client) -> None:
    evil = "</script><script>alert(1)</script>"
    EventFactory(code="E1", name=evil, description=evil, summary="http://example.org/ <b>x</b>")
    html = page(client, "/events/E1/")
    assert "<script>alert" not in html
    assert "<b>x" not in html
    assert evil in [data.get("name") for data in linked_data(html)]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_draft_that_was_never_saved_can_be_previewed(rf: RequestFactory, language: str) -> None:
    drafts = [
        Group(name="新しい会"),
        Facility(name="新しい館", weekday_hours=[OpeningHours(weekday="月")]),
        Event(name="新しい行事", start_date=day(3), recurrence="FREQ=DAILY;COUNT=3"),
        Event(name="日付のない行事"),
    ]
    with translation.override(language):
        for record in drafts:
            html = render_to_string(template_of(record), {"record": record}, rf.get("/"))
            assert record.name in html


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_costs_few_queries_however_many_events(
    client: Client,
    prefix: str,
    django_assert_max_num_queries: Any,
    django_assert_num_queries: Any,
) -> None:
    group, venue = GroupFactory(code="G1"), FacilityFactory(code="F1")

    def fill(count: int) -> None:
        for _index in range(count):
            event = EventFactory(organizer=group, venue=venue)
            EventTranslationFactory(record=event)

    fill(1)
    Event.objects.update(code="E1")
    for path in ("/groups/G1/", "/facilities/F1/", "/events/E1/"):
        client.get(prefix + path)
        with django_assert_max_num_queries(12) as few:
            client.get(prefix + path)
        fill(3)
        with django_assert_num_queries(len(few)):
            client.get(prefix + path)


def test_what_is_not_known_of_a_place_is_said_once(client: Client) -> None:
    FacilityFactory(code="F1", service_days=[], opens_at=None, closes_at=None)
    Facility.objects.update(**dict.fromkeys(ACCESSIBILITY_FIELDS))
    html = page(client, "/facilities/F1/")
    assert "利用時間は確認できていません。" in html
    assert "バリアフリーと設備の情報は、まだ確認できていません。" in html
    assert "未確認</" not in html.replace("利用時間は未確認</", "")


def test_the_old_day_of_a_postponed_event_is_crossed_out(client: Client) -> None:
    day = timezone.localdate() + datetime.timedelta(days=5)
    event = EventFactory(code="E1", status="postponed", start_date=day)
    assert 'class="essentials__off"' in page(client, "/events/E1/")
    assert "card__dated--postponed" in page(client, "/events/")
    Event.objects.filter(pk=event.pk).update(status="scheduled")
    assert "essentials__off" not in page(client, "/events/E1/")
