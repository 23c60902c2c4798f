"""The form of every page: its address is suggested by the server too, and is always free."""

from __future__ import annotations

from typing import Any, Final

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

LONGEST: Final = 240
"""Characters of a suggested slug; the field has 255, and a number may follow."""


def suggested_slug(title: str) -> str:
    """The last part of an address, as the editor's script makes it; "page" where it finds nothing.

    Titles of signs and pictures alone have nothing that an address could be made of.
    """
    return slugify(title, allow_unicode=True)[:LONGEST].strip("-_") or "page"


class ContentPageForm(WagtailAdminPageForm):
    """Takes a page without a slug, and numbers one that the title suggests but a sibling has.

    The script that suggests a slug while a title is typed sees neither a title that comes from
    elsewhere nor the siblings.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if slug := self.fields.get("slug"):
            slug.required = False

    def clean_slug(self) -> str:
        """What was written, or the first free one of those that the title suggests."""
        slug: str = self.cleaned_data["slug"]
        suggested = suggested_slug(self.cleaned_data.get("title") or "")
        if slug and slug != suggested:
            return slug
        slug, number = suggested, 1
        while not Page._slug_is_available(slug, self.parent_page, self.instance):
            number += 1
            slug = f"{suggested}-{number}"
        return slug
