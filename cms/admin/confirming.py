"""Noting that pages were read through and are right, and when they are looked at again."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import LogFormatter, log
from wagtail.models import Revision

from cms.models import ContentPage
from portal.admin.histories import one_by_one

from .bulk_pages import PagesBulkAction

ACTION = "cms.confirm"


@transaction.atomic
def confirm(pages: Iterable[ContentPage], next_day: datetime.date, user: Any) -> int:
    """Let pages come up again on ``next_day``, and note who confirmed them; return how many.

    The day belongs to the desk, not to what readers see: it holds at once, also in drafts that
    may still be published, and makes no version of its own.
    """
    pages = list(pages)
    for model in {type(page) for page in pages}:
        keys = [page.pk for page in pages if type(page) is model]
        model._default_manager.filter(pk__in=keys).update(review_on=next_day)
    _tell_drafts(pages, next_day)
    for page in one_by_one(pages, user):
        log(page, ACTION, user=user, data={"review_on": next_day.isoformat()})
    return len(pages)


def _tell_drafts(pages: list[ContentPage], next_day: datetime.date) -> None:
    """Write the day into the latest and into scheduled versions: publishing them keeps it."""
    latest = Q(pk__in=[page.latest_revision_id for page in pages])
    scheduled = Q(object_id__in=[str(page.pk) for page in pages], approved_go_live_at__isnull=False)
    drafts = list(Revision.page_revisions.filter(latest | scheduled))
    for draft in drafts:
        draft.content["review_on"] = next_day.isoformat()
    Revision.objects.bulk_update(drafts, ["content"], batch_size=50)


class ConfirmedLogFormatter(LogFormatter):
    """An entry of the history in words."""

    label = gettext_lazy("Confirm the content")

    def format_message(self, log_entry: Any) -> str:
        """That it was confirmed, and until when."""
        return _("Content confirmed. Next review on %(day)s") % {"day": log_entry.data["review_on"]}


class ConfirmForm(forms.Form):
    """Asks when the pages are to be looked at again."""

    next_day = forms.DateField(
        label=gettext_lazy("Next review date"),
        widget=AdminDateInput,
        help_text=gettext_lazy("On this day the pages come up on the desk again."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_day"].initial = timezone.localdate() + relativedelta(years=1)

    def clean_next_day(self) -> datetime.date:
        """A day to come."""
        day: datetime.date = self.cleaned_data["next_day"]
        if day <= timezone.localdate():
            raise ValidationError(_("Choose a day after today."))
        return day


class ConfirmPagesBulkAction(PagesBulkAction):
    """Notes that the selected pages were confirmed today."""

    display_name = gettext_lazy("Mark as confirmed")
    action_type = "confirm"
    aria_label = gettext_lazy("Note that the content of the selected pages was confirmed")
    question = gettext_lazy("Note that the content of these pages was confirmed today?")
    action_priority = 30
    form_class = ConfirmForm

    def get_execution_context(self) -> dict[str, Any]:
        """Until when, and who says so."""
        return {**super().get_execution_context(), **self.cleaned_form.cleaned_data}

    @classmethod
    def execute_action(cls, objects: Iterable[Any], **kwargs: Any) -> tuple[int, int]:
        """Confirm all of them."""
        return confirm(objects, kwargs["next_day"], kwargs["user"]), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        return ngettext(
            "%(count)d page confirmed.", "%(count)d pages confirmed.", num_parent_objects
        ) % {"count": num_parent_objects}
