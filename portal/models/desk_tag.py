"""Words by which the desk sorts its records and pages; no reader ever sees one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import GenericTaggedItemBase, TagBase


class DeskTag(TagBase):
    """A word of the desk: 要電話確認, 来年度更新."""

    class Meta:
        verbose_name = _("desk tag")
        verbose_name_plural = _("desk tags")


class DeskTagged(GenericTaggedItemBase):
    """That a record or page has a tag.

    It holds at once: tags are no part of drafts, files or the API.
    """

    tag = models.ForeignKey(DeskTag, on_delete=models.CASCADE, related_name="tagged")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "tag"], name="one_desk_tag_a_record"
            )
        ]
