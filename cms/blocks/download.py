"""A file to take away, with its kind and size."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.documents.blocks import DocumentChooserBlock


class DownloadBlock(StructBlock):
    """A document; its title stands in where none is given."""

    document = DocumentChooserBlock(
        label=_("Document"),
        help_text=_("A file of the library; its kind and size are shown by themselves."),
    )
    title = CharBlock(
        label=_("Title"),
        required=False,
        max_length=200,
        help_text=_("Leave empty to show the document's own title."),
    )
    description = CharBlock(
        label=_("Description"),
        required=False,
        max_length=300,
        help_text=_("Who needs it, and what to do with it: 記入して窓口にお持ちください。"),
    )

    class Meta:
        icon = "download"
        label = _("Download")
        group = _("Pictures and files")
        description = _("A file to download, with its kind and size.")
        preview_template = "cms/blocks/download_preview.html"
        template = "cms/blocks/download.html"
