"""The two roles beside administrators, and the workflow that joins them.

編集者 writes pages and records and submits them; 承認者 approves, publishes, withdraws and deletes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

EDITORS: Final = "編集者"
APPROVERS: Final = "承認者"
WORKFLOW: Final = "承認"

STOCK_GROUPS: Final = ("Editors", "Moderators")
STOCK_WORKFLOW: Final = "Moderators approval"

RECORDS: Final = ("group", "facility", "event")

PAGE_RIGHTS: Final = {
    EDITORS: ("add", "change", "lock"),
    APPROVERS: ("add", "change", "lock", "unlock", "publish", "bulk_delete"),
}
RECORD_RIGHTS: Final = {
    EDITORS: ("view", "add", "change", "lock"),
    APPROVERS: ("view", "add", "change", "lock", "unlock", "publish", "delete"),
}
MEDIA_RIGHTS: Final = ("add", "change", "choose")


def install(apps: Any) -> None:
    """Make roles and workflow, as often as called; what an administrator added stays.

    ``apps`` is a registry of models: a migration's own, or ``django.apps.apps``.
    """
    for name in (EDITORS, APPROVERS):
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        group.permissions.add(*_general_rights(apps), *_record_rights(apps, RECORD_RIGHTS[name]))
        _grant_pages(apps, group, PAGE_RIGHTS[name])
        _grant_media(apps, group)
    _install_workflow(apps)
    _remove_stock(apps)


def _permission(apps: Any, app_label: str, model: str, codename: str) -> Any:
    """A permission, made before Django gets round to it: that happens after all migrations."""
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=app_label, model=model
    )
    permission, _created = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type,
        codename=codename,
        defaults={"name": f"Can {codename.replace('_', ' ')}"},
    )
    return permission


def _general_rights(apps: Any) -> list[Any]:
    return [
        _permission(apps, "wagtailadmin", "admin", "access_admin"),
        _permission(apps, "wagtail_localize", "translation", "submit_translation"),
        _permission(apps, "portal", "importrun", "view_importrun"),
    ]


def _record_rights(apps: Any, rights: Iterable[str]) -> list[Any]:
    return [
        _permission(apps, "portal", model, f"{right}_{model}")
        for model in RECORDS
        for right in rights
    ]


def _grant_pages(apps: Any, group: Any, rights: Iterable[str]) -> None:
    """Rights on every home page, and so on all that is under it, in every language."""
    granted = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for home in apps.get_model("wagtailcore", "Page").objects.filter(depth=2):
        for right in rights:
            permission = _permission(apps, "wagtailcore", "page", f"{right}_page")
            granted.get_or_create(group=group, page=home, permission=permission)


def _grant_media(apps: Any, group: Any) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    granted = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for right in MEDIA_RIGHTS:
            permission = _permission(apps, app_label, model, f"{right}_{model}")
            granted.get_or_create(group=group, collection=root, permission=permission)


def _install_workflow(apps: Any) -> None:
    """One task, approval by the approvers, for all pages and for the records."""
    content_types = apps.get_model("contenttypes", "ContentType").objects
    task_type, _created = content_types.get_or_create(
        app_label="wagtailcore", model="groupapprovaltask"
    )
    task, _created = apps.get_model("wagtailcore", "GroupApprovalTask").objects.get_or_create(
        name=WORKFLOW, defaults={"content_type": task_type, "active": True}
    )
    task.groups.add(apps.get_model("auth", "Group").objects.get(name=APPROVERS))
    workflow, _created = apps.get_model("wagtailcore", "Workflow").objects.get_or_create(
        name=WORKFLOW, defaults={"active": True}
    )
    apps.get_model("wagtailcore", "WorkflowTask").objects.get_or_create(
        workflow=workflow, task_id=task.pk, defaults={"sort_order": 0}
    )
    root = apps.get_model("wagtailcore", "Page").objects.get(depth=1)
    chosen = apps.get_model("wagtailcore", "WorkflowPage").objects
    chosen.filter(page=root, workflow__name=STOCK_WORKFLOW).delete()
    chosen.get_or_create(page=root, defaults={"workflow": workflow})
    for model in RECORDS:
        content_type, _created = content_types.get_or_create(app_label="portal", model=model)
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=content_type, defaults={"workflow": workflow}
        )


def _remove_stock(apps: Any) -> None:
    """Remove Wagtail's own groups and workflow, where nobody uses them."""
    apps.get_model("auth", "Group").objects.filter(name__in=STOCK_GROUPS, user=None).delete()
    used = apps.get_model("wagtailcore", "WorkflowState").objects
    if not used.filter(workflow__name=STOCK_WORKFLOW).exists():
        apps.get_model("wagtailcore", "Workflow").objects.filter(name=STOCK_WORKFLOW).delete()
        apps.get_model("wagtailcore", "Task").objects.filter(name=STOCK_WORKFLOW).delete()
