"""The form of a document says what search finds of its file."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model

from tests.cms.attachments import files

pytestmark = pytest.mark.django_db


def test_the_form_says_why_the_text_is_not_found(
    admin_client: Client, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    locked = ContentFile(files.locked_pdf("秘", to_open="x"), name="locked.pdf")
    document = get_document_model().objects.create(title="名簿", file=locked)
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert "読み取りが済んでいません" in admin_client.get(address).content.decode()
    call_command("read_documents")
    assert "パスワードがかかっています" in admin_client.get(address).content.decode()
