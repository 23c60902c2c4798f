"""Mails of the workflow: nobody gets two of one submission."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.admin.mail import WorkflowStateSubmissionEmailNotifier
from wagtail.models import AbstractGroupApprovalTask, WorkflowState
from wagtail.signals import workflow_submitted

WAGTAILS_OWN: Final = "workflow_state_submitted_email_notification"
"""The name under which Wagtail connects its notifier; a signal keeps the first of a name."""


class SubmissionNotifier(WorkflowStateSubmissionEmailNotifier):
    """Tells administrators of a submission, unless a task's mail asks them to approve it.

    Approval by a group asks its members and the administrators, and says who wants what; Wagtail
    then tells the administrators once more.
    """

    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> QuerySet:
        """Nobody where the first task is an approval by a group."""
        task = workflow_state.current_task_state.task.specific
        if isinstance(task, AbstractGroupApprovalTask):
            return get_user_model()._default_manager.none()
        recipients: QuerySet = super().get_recipient_users(workflow_state, **kwargs)
        return recipients


tell_administrators = SubmissionNotifier()


def connect() -> None:
    """Take the place of Wagtail's notifier, which its app connects after this one."""
    workflow_submitted.connect(tell_administrators, sender=WorkflowState, dispatch_uid=WAGTAILS_OWN)
