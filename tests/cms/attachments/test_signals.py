"""Search finds what the documents of public pages say, and nothing that is not public."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.attachments import keeping
from cms.demo.pages.documents import spreadsheet
from cms.models import DocumentText
from search.models import SearchEntry
from search.query import Query, search
from tests.cms.factories import StandardPageFactory, stream

from . import files

pytestmark = pytest.mark.django_db

Committed = Callable[..., Any]


@pytest.fixture
def committed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Committed:
    """Does something and lets it be committed."""

    def do(function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return function(*args, **kwargs)

    return do


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def reader(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Read in this process, which is quicker; what was read is noted by its ending."""
    from cms.attachments.reader import read

    calls: list[str] = []

    def extract(data: bytes, ending: str) -> keeping.Extract:
        calls.append(ending)
        answer = read(ending, data)
        parts = tuple((text, page) for text, page in answer["parts"])
        return keeping.Extract(keeping.State(answer["state"]), parts)

    monkeypatch.setattr(keeping, "extract", extract)
    return calls


def document(title: str = "登録票", data: bytes | None = None, **kwargs: Any) -> AbstractDocument:
    data = files.pdf("はじめに", "印鑑証明書") if data is None else data
    file = ContentFile(data, name=kwargs.pop("name", "form.pdf"))
    return get_document_model().objects.create(title=title, file=file, **kwargs)


def page_with(document: AbstractDocument, **kwargs: Any) -> Page:
    body = stream(("download", {"document": document.pk, "title": "", "description": ""}))
    return StandardPageFactory(**{"title": "届出", "slug": "todokede", "body": body} | kwargs)


def found(text: str) -> list[str]:
    results = search(Query(text))
    return [] if results.relaxed else [hit.url for hit in results.hits]


@pytest.fixture
def form(committed: Committed) -> AbstractDocument:
    return committed(document)


@pytest.fixture
def shown(form: AbstractDocument) -> Page:
    return page_with(form)


def test_a_page_is_found_by_the_text_of_its_file_which_the_hit_names(
    shown: Page, form: AbstractDocument
) -> None:
    [hit] = search(Query("印鑑証明書")).hits
    assert hit.url == "/todokede/"
    assert hit.file is not None
    assert (hit.file.title, hit.file.type, hit.file.page) == ("登録票", "PDF", 2)
    assert hit.file.url == f"{form.url}#page=2"
    assert hit.file.size == form.file.size
    assert [(s.text, s.marked) for s in hit.file.excerpt] == [("印鑑証明書", True)]
    assert "印鑑" not in "".join(segment.text for segment in hit.excerpt)


def test_a_link_in_a_text_counts_as_well(form: AbstractDocument) -> None:
    text = f'<p><a linktype="document" id="{form.pk}">様式</a></p>'
    StandardPageFactory(slug="text", body=stream(("text", text)))
    assert found("印鑑証明書") == ["/text/"]


def test_a_file_is_named_only_for_what_the_page_itself_does_not_say(shown: Page) -> None:
    [hit] = search(Query("届出")).hits
    assert hit.file is None
    [hit] = search(Query("届出 印鑑証明書")).hits
    assert hit.file is not None


def test_a_document_that_no_public_page_shows_is_not_found(form: AbstractDocument) -> None:
    page_with(form, live=False)
    assert found("印鑑証明書") == []


def test_text_of_a_document_that_only_a_draft_shows_is_not_found(form: AbstractDocument) -> None:
    page = StandardPageFactory(slug="later")
    page.body = page_with(form, live=False).body
    page.save_revision()
    assert found("印鑑証明書") == []
    page.save_revision().publish()
    assert found("印鑑証明書") == ["/later/"]


def test_an_unpublished_page_takes_the_text_away(shown: Page) -> None:
    shown.unpublish()
    assert found("印鑑証明書") == []
    assert not SearchEntry.objects.filter(body__contains="印鑑").exists()


def test_a_restricted_page_takes_the_text_away(shown: Page) -> None:
    PageViewRestriction.objects.create(page=shown, restriction_type="login")
    assert found("印鑑証明書") == []


def test_a_collection_that_becomes_private_takes_the_text_away(
    shown: Page, committed: Committed
) -> None:
    root = Collection.get_first_root_node()
    restriction = committed(
        CollectionViewRestriction.objects.create, collection=root, restriction_type="login"
    )
    assert found("印鑑証明書") == []
    assert found("届出") == ["/todokede/"]
    assert not SearchEntry.objects.filter(body__contains="登録票").exists()
    committed(restriction.delete)
    assert found("印鑑証明書") == ["/todokede/"]


def test_a_document_that_moves_to_a_private_collection_takes_its_text_with_it(
    shown: Page, form: AbstractDocument, committed: Committed
) -> None:
    form.collection = Collection.get_first_root_node().add_child(name="内部")
    CollectionViewRestriction.objects.create(collection=form.collection, restriction_type="login")
    committed(form.save)
    assert found("印鑑証明書") == []


def test_another_file_brings_another_text(
    shown: Page, form: AbstractDocument, committed: Committed
) -> None:
    form.file = ContentFile(files.docx("住民票の写し"), name="form.docx")
    committed(form.save)
    assert found("印鑑証明書") == []
    assert found("住民票") == ["/todokede/"]


def test_a_document_that_is_deleted_takes_its_text_with_it(
    shown: Page, form: AbstractDocument, committed: Committed
) -> None:
    committed(form.delete)
    assert found("印鑑証明書") == []
    assert found("届出") == ["/todokede/"]
    assert not DocumentText.objects.exists()


def test_a_file_is_read_once_for_all_documents_that_have_it(
    form: AbstractDocument, committed: Committed, reader: list[str]
) -> None:
    form.title = "新しい名前"
    committed(form.save)
    twin = committed(document, "写し")
    assert reader == ["pdf"]
    assert twin.text.parts == DocumentText.objects.get(document=form).parts


UNREADABLE = {
    "empty": b"",
    "locked": files.locked_pdf("秘", to_open="x"),
    "broken": b"%PDF-1.4 no",
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_found_by_its_title(
    data: bytes, committed: Committed
) -> None:
    page_with(committed(document, "委任状", data))
    [hit] = search(Query("委任状")).hits
    assert hit.file is not None
    assert hit.file.page is None


def test_a_file_that_is_gone_is_no_error(form: AbstractDocument, committed: Committed) -> None:
    form.file.storage.delete(form.file.name)
    committed(form.save)
    assert DocumentText.objects.get(document=form).state == DocumentText.State.MISSING


def test_a_form_of_the_demo_is_found_by_what_only_it_says(committed: Committed) -> None:
    form = committed(document, "市民活動団体登録票", spreadsheet("registration"), name="form.xlsx")
    page_with(form)
    [hit] = search(Query("規約に書いた正式な名称")).hits
    assert hit.file is not None
    assert (hit.file.type, hit.file.page) == ("XLSX", None)


def test_the_sheet_of_a_workbook_is_named(committed: Committed, client: Client) -> None:
    data = files.xlsx("団体の名称", second="繰越金の書き方")
    form = committed(document, "収支報告書", data, name="report.xlsx")
    page_with(form)
    [hit] = search(Query("繰越金")).hits
    assert hit.file is not None
    assert (hit.file.sheet, hit.file.page, hit.file.url) == ("記入例", None, form.url)
    assert "シート「記入例」" in client.get("/search/", {"q": "繰越金"}).content.decode()
    file = client.get("/api/v1/search", {"q": "繰越金"}).json()["results"][0]["file"]
    assert (file["sheet"], file["page"]) == ("記入例", None)


@pytest.fixture
def hits_with_files(committed: Committed) -> Iterator[None]:
    for number in range(5):
        form = committed(document, f"様式{number}", name=f"{number}.pdf")
        page_with(form, title=f"届出{number}", slug=f"todokede-{number}")
    return


def test_hits_name_their_files_without_another_query(hits_with_files: None) -> None:
    StandardPageFactory(title="登山道")
    costs = []
    for text, files_named in (("登山道", 0), ("印鑑証明書", 5)):
        search(Query(text))
        with CaptureQueriesContext(connection) as queries:
            assert len([hit for hit in search(Query(text)).hits if hit.file]) == files_named
        costs.append(len(queries))
    assert costs[0] == costs[1]
