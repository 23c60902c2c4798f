"""Publishing, withdrawing and deleting many records at once, each with its entry in the history."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_permission_codename
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.actions.unpublish import UnpublishAction
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from portal.models import ChangeCounter, Record
from portal.signals import RECORDS

from .histories import one_by_one
from .whole_lists import keys_in_list


class RecordBulkAction(SnippetBulkAction):
    """An action on records that needs the right to publish and minds locks."""

    template_name = "portal/admin/bulk_confirm.html"
    permission = "publish"
    question: Any

    @classproperty
    def models(cls) -> list[type[Record]]:  # noqa: N805
        return list(RECORDS)

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[int]:
        """Keys of all records that the list shows with its search and filters."""
        return keys_in_list(self.model.snippet_viewset.index_view, self.request)

    def check_perm(self, record: Record) -> bool:
        """Whether this user may do this to ``record`` now."""
        codename = get_permission_codename(self.permission, record._meta)
        lock = record.get_lock()
        return self.request.user.has_perm(f"{record._meta.app_label}.{codename}") and not (
            lock and lock.for_user(self.request.user)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "action_label": self.display_name,
            "question": self.question,
            "serious": "serious" in self.classes,
        }


class PublishBulkAction(RecordBulkAction):
    """Publishes the latest version of each record."""

    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish the selected records")
    question = gettext_lazy("Publish the latest version of these records?")
    action_priority = 10

    @classmethod
    def execute_action(cls, objects: list[Record], **kwargs: Any) -> tuple[int, int]:
        """Publish what is complete; the rest stays a draft and is named with its error."""
        action: PublishBulkAction = kwargs["self"]
        published = 0
        for record in one_by_one(objects, action.request.user):
            try:
                action.publish(record)
                published += 1
            except ValidationError as error:
                text = _("%(record)s was not published: %(errors)s") % {
                    "record": record,
                    "errors": " ".join(error.messages),
                }
                messages.error(action.request, text)
        return published, 0

    def publish(self, record: Record) -> None:
        """Publish one record; ValidationError where its latest version is incomplete."""
        user = self.request.user
        revision = record.get_latest_revision() or record.save_revision(user=user)
        revision.as_object().full_clean()
        revision.publish(user=user, skip_permission_checks=True)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        if not num_parent_objects:
            return None
        return ngettext(
            "%(count)d record published.", "%(count)d records published.", num_parent_objects
        ) % {"count": num_parent_objects}


class UnpublishBulkAction(RecordBulkAction):
    """Withdraws records from the public; they stay as drafts."""

    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    aria_label = gettext_lazy("Unpublish the selected records")
    question = gettext_lazy("Withdraw these records from the public? They are kept as drafts.")
    action_priority = 20
    classes = {"serious"}

    @classmethod
    def execute_action(cls, objects: list[Record], **kwargs: Any) -> tuple[int, int]:
        """Withdraw those that are public."""
        user = kwargs["self"].request.user
        public = [record for record in objects if record.live]
        with transaction.atomic():
            ChangeCounter.lock()
            for record in one_by_one(public, user):
                UnpublishAction(record, user=user).execute(skip_permission_checks=True)
        return len(public), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d record withdrawn.", "%(count)d records withdrawn.", num_parent_objects
        ) % {"count": num_parent_objects}


class DeleteRecordsBulkAction(RecordBulkAction, DeleteBulkAction):
    """Deletes records for ever, with their history entry; their codes are not used again."""

    question = ""
    action_priority = 100
    permission = "delete"
    template_name = DeleteBulkAction.template_name

    @classmethod
    def execute_action(cls, objects: list[Record], **kwargs: Any) -> tuple[int, int]:
        """Delete one by one: each leaves its entry in the history and the change log."""
        user = kwargs["self"].request.user
        for record in one_by_one(objects, user):
            log(record, "wagtail.delete", user=user, deleted=True)
            record.delete()
        return len(objects), 0
