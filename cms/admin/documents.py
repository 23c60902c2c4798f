"""Documents at the desk: the form says what search finds of the file, or why it finds nothing."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm

from cms.models import DocumentText

UNREAD: Final = _("Search does not find the text yet: the file has not been read.")


class DeskDocumentForm(BaseDocumentForm):
    """The base of all forms for documents; where files are uploaded, the form has no file field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            text = DocumentText.objects.filter(document=self.instance).first()
            field = self.fields.get("file", self.fields["title"])
            field.help_text = text.get_state_display() if text else UNREAD
