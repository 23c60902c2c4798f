"""The selected records as a file, in the layouts of the standards or with every column."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from portal.models import Municipality, Record
from tests.portal.factories import EventFactory, FacilityFactory, GroupFactory

pytestmark = pytest.mark.django_db


def address(*records: Record) -> str:
    """Where the selected records are exported."""
    keys = "".join(f"&id={record.pk}" for record in records)
    model = records[0]._meta.model_name
    return f"/admin/bulk/portal/{model}/export/?next=/admin/data/{records[0].dataset}/{keys}"


def exported(client: Client, layout: str, *records: Record) -> list[list[str]]:
    """The rows of the file, the header at the head."""
    response: Any = client.post(address(*records), {"layout": layout})
    data = response.getvalue()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(data.decode("utf-8-sig").splitlines()))


def test_the_selected_are_written_in_a_standard_layout(editor: Client) -> None:
    Municipality.objects.update(code="999997")
    wanted = [GroupFactory(code="G2", live=False), GroupFactory(code="G1", name="=団体")]
    GroupFactory(code="G3")
    header, *rows = exported(editor, "civic_group", *wanted)
    assert [dict(zip(header, row, strict=True))["ID"] for row in rows] == ["G1", "G2"]
    assert "'=団体" in rows[0], "a spreadsheet must not run it"
    response = editor.post(address(*wanted), {"layout": "civic_group"})
    assert 'filename="999997_civic_group.csv"' in response["Content-Disposition"]


def test_the_desk_keeps_what_the_public_does_not_see(editor: Client) -> None:
    group = GroupFactory(code="G1", phone="000-1111-2222", phone_consent=False)
    assert any("000-1111-2222" in cell for cell in exported(editor, "civic_group", group)[1])


@pytest.mark.parametrize("factory", [GroupFactory, FacilityFactory, EventFactory])
def test_every_column_has_its_label(editor: Client, factory: Any) -> None:
    record = factory(code="X1")
    header, row = exported(editor, "all", record)
    assert header[0] == "ID"
    assert row[0] == "X1"
    assert len(header) == len(row) > 30


def test_the_page_asks_for_the_layout(editor: Client) -> None:
    event = EventFactory(name="演奏会")
    page = editor.get(address(event))
    values = [value for value, _label in page.context["form"].fields["layout"].choices]
    assert values == ["event", "event_2017", "all"]
    assert "演奏会" in page.content.decode()
    assert editor.post(address(event), {"layout": "civic_group"}).context["form"].errors
    assert "export/" in editor.get("/admin/data/events/").content.decode()


@pytest.mark.parametrize("layout", ["event", "all"])
def test_many_cost_the_same_queries(
    editor: Client, layout: str, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    hall, group = FacilityFactory(), GroupFactory()
    events = [EventFactory(venue=hall, organizer=group) for _ in range(12)]
    editor.get("/admin/")
    with django_assert_max_num_queries(16):
        assert len(exported(editor, layout, *events)) == 13


def test_who_sees_no_list_gets_no_file(client: Client, django_user_model: Any) -> None:
    visitor = django_user_model.objects.create_user("nobody", "n@example.org", "x")
    visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(visitor)
    group = GroupFactory()
    assert client.get(address(group)).context["items_with_no_access"] == [group]
    assert client.post(address(group), {"layout": "civic_group"})["Location"].endswith("groups/")
