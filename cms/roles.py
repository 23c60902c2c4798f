"""The roles beside administrators, each with no more than its work needs, and the workflow.

編集者 writes pages and records and submits them; 承認者 approves, publishes, withdraws and deletes;
データ担当 keeps records and imports files, and no pages; 翻訳者 translates and does nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings

EDITORS: Final = "編集者"
APPROVERS: Final = "承認者"
DATA_KEEPERS: Final = "データ担当"
TRANSLATORS: Final = "翻訳者"
WORKFLOW: Final = "承認"

STOCK_GROUPS: Final = ("Editors", "Moderators")
STOCK_WORKFLOW: Final = "Moderators approval"

RECORDS: Final = ("group", "facility", "event")
READ_IMPORTS: Final = ("portal", "importrun", "view_importrun")
IMPORT: Final = ("portal", "importrun", "add_importrun")
ANSWER_REPORTS: Final = tuple(
    ("portal", "errorreport", f"{right}_errorreport") for right in ("view", "change")
)
TEACH_SEARCH: Final = (
    ("search", "searchedwords", "view_searchedwords"),
    *(
        ("search", model, f"{right}_{model}")
        for model in ("synonym", "promotion")
        for right in ("view", "add", "change", "delete")
    ),
)
EXPLAIN_TERMS: Final = tuple(
    ("cms", "glossaryterm", f"{right}_glossaryterm")
    for right in ("view", "add", "change", "delete")
)
REBUILD_SEARCH: Final = ("search", "reindexing", "add_reindexing")
SUBMIT_TRANSLATIONS: Final = ("wagtail_localize", "translation", "submit_translation")


@dataclass(frozen=True, slots=True)
class Role:
    """What one role may do.

    ``pages`` are rights on the page trees, on all of them or on ``only_translated`` ones;
    ``records`` rights on every kind of record; ``media`` rights on images and documents;
    ``others`` are (app, model, codename).
    """

    name: str
    pages: tuple[str, ...] = ()
    only_translated: bool = False
    records: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    others: tuple[tuple[str, str, str], ...] = ()


ROLES: Final = (
    Role(
        EDITORS,
        pages=("add", "change", "lock"),
        records=("view", "add", "change", "lock"),
        media=("add", "change", "choose"),
        others=(READ_IMPORTS, *ANSWER_REPORTS, *TEACH_SEARCH, *EXPLAIN_TERMS, SUBMIT_TRANSLATIONS),
    ),
    Role(
        APPROVERS,
        pages=("add", "change", "lock", "unlock", "publish", "bulk_delete"),
        records=("view", "add", "change", "lock", "unlock", "publish", "delete"),
        media=("add", "change", "choose"),
        others=(
            READ_IMPORTS,
            IMPORT,
            *ANSWER_REPORTS,
            *TEACH_SEARCH,
            *EXPLAIN_TERMS,
            REBUILD_SEARCH,
            SUBMIT_TRANSLATIONS,
        ),
    ),
    Role(
        DATA_KEEPERS,
        records=("view", "add", "change", "lock", "publish"),
        others=(READ_IMPORTS, IMPORT, *ANSWER_REPORTS),
    ),
    Role(
        TRANSLATORS,
        pages=("change",),
        only_translated=True,
        records=("view", "translate"),
        others=(SUBMIT_TRANSLATIONS,),
    ),
)
"""Who imports a file publishes what is in it, so those who may do that may publish records too."""


def install(apps: Any) -> None:
    """Make roles and workflow, as often as called; what an administrator added stays.

    ``apps`` is a registry of models: a migration's own, or ``django.apps.apps``.
    """
    for role in ROLES:
        group, _created = apps.get_model("auth", "Group").objects.get_or_create(name=role.name)
        group.permissions.add(*_rights(apps, role))
        _grant_pages(apps, group, role)
        _grant_media(apps, group, role.media)
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


def _rights(apps: Any, role: Role) -> list[Any]:
    records = [("portal", model, f"{right}_{model}") for model in RECORDS for right in role.records]
    named = [("wagtailadmin", "admin", "access_admin"), *role.others, *records]
    return [_permission(apps, *right) for right in named]


def _grant_pages(apps: Any, group: Any, role: Role) -> None:
    """Rights on home pages, and so on all that is under them, in every language of the role."""
    granted = apps.get_model("wagtailcore", "GroupPagePermission").objects
    homes = apps.get_model("wagtailcore", "Page").objects.filter(depth=2)
    if role.only_translated:
        homes = homes.exclude(locale__language_code=settings.LANGUAGE_CODE)
    for home in homes:
        for right in role.pages:
            permission = _permission(apps, "wagtailcore", "page", f"{right}_page")
            granted.get_or_create(group=group, page=home, permission=permission)


def _grant_media(apps: Any, group: Any, rights: Iterable[str]) -> None:
    root = apps.get_model("wagtailcore", "Collection").objects.get(depth=1)
    granted = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for app_label, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        for right in rights:
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
