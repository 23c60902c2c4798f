"""The desk's tags: put on and taken off, each time with an entry in the history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from taggit.forms import TagField
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.widgets import AdminTagWidget
from wagtail.log_actions import LogFormatter, log

from portal.models import DeskTag, Record

from .bulk_actions import RecordBulkAction
from .histories import one_by_one

ACTION = "portal.tag"


def tag(thing: Any, put_on: Iterable[str], take_off: Iterable[str], user: Any) -> bool:
    """Put tags on a record or page and take others off; whether that changed anything."""
    before = {each.name for each in thing.desk_tags.all()}
    added, removed = sorted({*put_on} - before), sorted({*take_off} & before)
    if not added and not removed:
        return False
    thing.desk_tags.add(*added)
    thing.desk_tags.remove(*removed)
    log(thing, ACTION, user=user, data={"added": added, "removed": removed})
    return True


def tag_as(record: Record, names: Iterable[str], user: Any) -> bool:
    """Let a record have these tags and no others; whether that changed anything."""
    return tag(record, names, {*record.desk_tags.names()} - {*names}, user)


class TagLogFormatter(LogFormatter):
    """An entry of the history in words."""

    label = pgettext_lazy("action", "Tag")

    def format_message(self, log_entry: Any) -> str:
        """Which tags came and which went."""
        texts = {"added": _("Tags put on: %(tags)s"), "removed": _("Tags taken off: %(tags)s")}
        return " ".join(
            text % {"tags": "、".join(log_entry.data[key])}
            for key, text in texts.items()
            if log_entry.data.get(key)
        )


class TagForm(forms.Form):
    """Asks which tags come and which go."""

    put_on = TagField(
        label=gettext_lazy("Tags to put on"),
        required=False,
        widget=AdminTagWidget(tag_model=DeskTag),
    )
    take_off = TagField(
        label=gettext_lazy("Tags to take off"),
        required=False,
        widget=AdminTagWidget(tag_model=DeskTag, free_tagging=False),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a form that asks for nothing, or for both of one tag."""
        cleaned: dict[str, Any] = super().clean() or {}
        put_on, take_off = ({*cleaned.get(name, ())} for name in ("put_on", "take_off"))
        if not put_on | take_off:
            raise ValidationError(_("Write at least one tag."))
        if put_on & take_off:
            raise ValidationError(_("A tag cannot be put on and taken off at once."))
        return cleaned


class Tagging(BulkAction):
    """Puts the desk's tags on what is selected or takes them off, be it public or a draft."""

    display_name = pgettext_lazy("action", "Tag")
    action_type = "tag"
    action_priority = 35
    form_class = TagForm

    def get_execution_context(self) -> dict[str, Any]:
        """What was asked for, and who asks."""
        asked = self.cleaned_form.cleaned_data
        return {**super().get_execution_context(), **asked, "user": self.request.user}

    @classmethod
    def execute_action(cls, objects: Iterable[Any], **kwargs: Any) -> tuple[int, int]:
        """Tag those whose tags that changes."""
        user, put_on, take_off = kwargs["user"], kwargs["put_on"], kwargs["take_off"]
        things = one_by_one(objects, user)
        return sum(tag(each, put_on, take_off, user) for each in things), 0


class TagBulkAction(Tagging, RecordBulkAction):
    """The same for records."""

    aria_label = gettext_lazy("Tag the selected records")
    question = gettext_lazy("Which tags do these records get? Only the desk sees them.")
    permission = "change"
    template_name = "portal/admin/bulk_form.html"

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "Tags of %(count)d record changed.",
            "Tags of %(count)d records changed.",
            num_parent_objects,
        ) % {"count": num_parent_objects}
