"""Noting for many groups at once that what is written about them was confirmed today."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from portal.models import Group

from .bulk_actions import RecordBulkAction
from .histories import one_by_one


class ConfirmBulkAction(RecordBulkAction):
    """Sets the day of the last confirmation to today, as a published version of its own."""

    display_name = gettext_lazy("Confirmed today")
    action_type = "confirm"
    aria_label = gettext_lazy("Note that the selected groups were confirmed today")
    question = gettext_lazy("Note today as the day on which these groups were last confirmed?")
    action_priority = 30

    @classproperty
    def models(cls) -> list[type[Group]]:  # type: ignore[override]  # noqa: N805
        return [Group]

    @classmethod
    def execute_action(cls, objects: list[Group], **kwargs: Any) -> tuple[int, int]:  # type: ignore[override]
        """Confirm public groups; one with an open draft is named, as that would go public too."""
        request, confirmed = kwargs["self"].request, 0
        for group in one_by_one(objects, request.user):
            if group.live and not group.has_unpublished_changes:
                group.last_confirmed_on = timezone.localdate()
                revision = group.save_revision(user=request.user)
                revision.publish(user=request.user, skip_permission_checks=True)
                confirmed += 1
            else:
                text = _("%(group)s is a draft or has one: publish it first.") % {"group": group}
                messages.error(request, text)
        return confirmed, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        text = ngettext(
            "%(count)d group confirmed.", "%(count)d groups confirmed.", num_parent_objects
        )
        return text % {"count": num_parent_objects}
