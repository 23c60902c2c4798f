"""The upload screen: a file is chosen, looked at, applied as it was shown, and reported."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.html import strip_tags

from portal.importing import uploads
from portal.models import Facility, ImportRun, Upload
from portal.models.upload import KEPT_DAYS
from tests.portal.importing.files import text

pytestmark = pytest.mark.django_db

URL = "/admin/data/imports/upload/"
BAD = {"ID": "F2", "名称": "北会館", "緯度": "343.2", "経度": "139.1"}


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, settings: Any) -> Iterator[None]:
    settings.DATA_DIR = tmp_path
    field = Upload._meta.get_field("file")
    from portal.models.upload import private_files

    with mock.patch.object(field, "storage", private_files()):
        yield


def send(client: Client, content: str | bytes, name: str = "施設.csv", **data: str) -> HttpResponse:
    raw = content if isinstance(content, bytes) else content.encode("cp932")
    return client.post(URL, {"file": SimpleUploadedFile(name, raw), **data}, follow=True)


def apply(client: Client, **data: str) -> HttpResponse:
    upload = Upload.objects.get()
    values = {"digest": upload.digest, **data}
    return client.post(f"{URL}{upload.pk}/apply/", values, follow=True)


def words_of(response: HttpResponse) -> str:
    return response.content.decode()


def test_from_file_to_public_page(data_keeper: Client, client: Client) -> None:
    preview = send(data_keeper, text("public_facility", {"電話番号": "(00)1"}))
    assert "新しく作成します" in words_of(preview)
    assert not Facility.objects.exists()
    assert "取り込みを反映しました。" in words_of(apply(data_keeper))
    assert ImportRun.objects.get().user == data_keeper.user  # type: ignore[attr-defined]
    assert client.get("/facilities/F1/").status_code == 200
    preview = send(data_keeper, text("public_facility", {"電話番号": "(00)2"}))
    for words in ("電話番号", "<del>(00)1</del>", "<ins>(00)2</ins>"):
        assert words in words_of(preview)


def test_refused_rows_are_named_and_left_out_only_when_asked(data_keeper: Client) -> None:
    preview = send(data_keeper, text("public_facility", {}, BAD))
    for words in ("緯度", "343.2", "取り込めない1行を除いて"):
        assert words in words_of(preview)
    assert "チェックを入れてください" in words_of(apply(data_keeper))
    assert not Facility.objects.exists()
    apply(data_keeper, accept_refusals="on")
    assert [facility.code for facility in Facility.published.all()] == ["F1"]


def test_what_many_rows_lack_is_said_once_for_all(data_keeper: Client) -> None:
    rows = [{**BAD, "緯度": "35.1", "ID": ""} for _ in range(12)]
    preview = words_of(send(data_keeper, text("public_facility", *rows)))
    said = re.search(r'<ul class="upload__often">(.*?)</ul>', preview, re.DOTALL)
    assert said
    assert strip_tags(said[1]).split() == ["ID", "必ず記入してください。", "12か所"]
    assert "取り込める行がありません。" in preview
    assert "すでに登録されている内容と同じ" not in preview


def test_what_changed_since_the_preview_is_shown_again_and_not_applied(
    data_keeper: Client,
) -> None:
    send(data_keeper, text("public_facility", {"電話番号": "(00)1"}))
    apply(data_keeper)
    Upload.objects.all().delete()
    send(data_keeper, text("public_facility", {"電話番号": "(00)2"}))
    facility = Facility.objects.get()
    facility.phone = "(00)9"
    facility.save_revision().publish()
    again = apply(data_keeper)
    assert "確認の後で登録データが変わった" in words_of(again)
    assert "<del>(00)9</del>" in words_of(again)
    assert Facility.objects.get().phone == "(00)9"
    apply(data_keeper)
    assert Facility.objects.get().phone == "(00)2"


def test_an_old_preview_in_another_window_applies_nothing(data_keeper: Client) -> None:
    send(data_keeper, text("public_facility", {}))
    assert "もう一度確認" in words_of(apply(data_keeper, digest="another"))
    assert not Facility.objects.exists()


def test_a_busy_database_is_told_and_the_file_waits(data_keeper: Client) -> None:
    from django.db import OperationalError

    send(data_keeper, text("public_facility", {}))
    locked = OperationalError("database is locked")
    with mock.patch("portal.importing.run._carry_out", side_effect=locked):
        assert "データベースが使用中だった" in words_of(apply(data_keeper))
    apply(data_keeper)
    assert Facility.published.count() == 1


def test_the_clerk_may_say_that_the_file_holds_everything(data_keeper: Client) -> None:
    send(data_keeper, text("public_facility", {}, {"ID": "F2", "名称": "北会館"}))
    apply(data_keeper)
    Upload.objects.all().delete()
    preview = send(data_keeper, text("public_facility", {}), withdraw_missing="on")
    assert "非公開にします" in words_of(preview)
    apply(data_keeper)
    assert [facility.code for facility in Facility.published.all()] == ["F1"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ファイルが空です"),
        (b"PK\x03\x04" + b"\0" * 50, "CSVではなく"),
        (b"\x00\x01\x02\x03" * 9, "テキスト"),
        ("a,b,c\n1,2,3\n", "様式"),
    ],
)
def test_what_is_no_table_of_ours_gets_a_reason(
    data_keeper: Client, content: str | bytes, words: str
) -> None:
    assert words in words_of(send(data_keeper, content, "x.csv"))


def test_a_file_too_large_is_refused_with_the_limit(data_keeper: Client) -> None:
    with mock.patch("portal.admin.upload_forms.MOST_BYTES", 10):
        assert "扱えるのは10" in words_of(send(data_keeper, text("public_facility", {})))
    assert not Upload.objects.exists()


def test_a_large_file_is_read_by_a_process_of_its_own(data_keeper: Client) -> None:
    with (
        mock.patch.object(uploads, "AT_ONCE_BYTES", 0),
        mock.patch.object(uploads.subprocess, "Popen") as begun,
    ):
        page = send(data_keeper, text("public_facility", {}))
    upload = Upload.objects.get()
    assert begun.call_args.args[0][-2:] == ["work_on_upload", str(upload.pk)]
    assert (page.headers["Refresh"], "読み込んでいます" in words_of(page)) == ("3", True)
    uploads.work_on(upload)
    assert "新しく作成します" in words_of(data_keeper.get(f"{URL}{upload.pk}/"))


def test_work_that_was_killed_can_be_begun_again(data_keeper: Client) -> None:
    with (
        mock.patch.object(uploads, "AT_ONCE_BYTES", 0),
        mock.patch.object(uploads.subprocess, "Popen"),
    ):
        send(data_keeper, text("public_facility", {}))
    Upload.objects.update(begun_at=timezone.now() - timedelta(minutes=5))
    upload = Upload.objects.get()
    assert "途中で止まりました" in words_of(data_keeper.get(f"{URL}{upload.pk}/"))
    with upload.working():
        assert not upload.is_interrupted
    assert "新しく作成します" in words_of(apply(data_keeper))


def test_twenty_thousand_rows_stay_readable(data_keeper: Client) -> None:
    many = [{"ID": f"F{n}", "名称": f"会館{n}"} for n in range(150)]
    preview = words_of(send(data_keeper, text("public_facility", *many)))
    assert "1 / 2ページ" in preview
    assert preview.count("新しく作成します") == 100


def test_reports_to_download(data_keeper: Client) -> None:
    send(data_keeper, text("public_facility", {}, BAD))
    upload = Upload.objects.get()
    answer = data_keeper.get(f"{URL}{upload.pk}/report.csv")
    lines = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))  # type: ignore[arg-type]
    assert lines[1][:4] == ["3", "緯度", "343.2", "取り込み不可"]
    assert data_keeper.get(f"{URL}{upload.pk}/report.json").json()["counts"]["refused"] == 1
    apply(data_keeper, accept_refusals="on")
    run = ImportRun.objects.get()
    assert data_keeper.get(f"/admin/data/imports/{run.pk}/report.json").json()["applied"] is True


def test_old_uploads_go_with_their_files(data_keeper: Client) -> None:
    send(data_keeper, text("public_facility", {}))
    old = Upload.objects.get()
    path = Path(old.file.path)
    Upload.objects.update(uploaded_at=timezone.now() - timedelta(days=KEPT_DAYS, minutes=1))
    send(data_keeper, text("public_facility", {}), "other.csv")
    assert not path.exists()
    assert not Upload.objects.filter(pk=old.pk).exists()


def test_a_file_can_be_thrown_away(data_keeper: Client) -> None:
    send(data_keeper, text("public_facility", {}))
    upload = Upload.objects.get()
    data_keeper.post(f"{URL}{upload.pk}/discard/")
    assert not Path(upload.file.path).exists()
    assert not Upload.objects.exists()


def test_approvers_may_import_editors_and_translators_not(
    approver: Client, editor: Client, translator: Client
) -> None:
    assert approver.get(URL).status_code == 200
    for client in (editor, translator):
        assert client.get(URL).status_code in {302, 403}
        assert send(client, text("public_facility", {})).status_code in {200, 403}
    assert not Upload.objects.exists()
