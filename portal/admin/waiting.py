"""What waits for somebody at the desk: a heading, how much of it, the first few, the way to all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.confirming import unconfirmed
from portal.models import ErrorReport, Group, ImportOutcome, ImportRun, Record, TranslationState
from portal.models.translation import other_languages
from portal.signals import RECORDS

from .permissions import may

SHOWN: Final = 5
"""How many of the things that wait are named."""
IMPORTS_LOOKED_AT: Final = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that waits."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of thing that waits; ``url`` leads to all of them."""

    heading: str | Promise
    icon: str
    count: int
    items: tuple[Item, ...] = ()
    url: str = ""

    @property
    def more(self) -> int:
        """How many are not named here."""
        return max(0, self.count - len(self.items))


def area(model: type[Record], page: str = "list", *args: Any) -> str:
    """An address in the desk's area for one kind of record."""
    return reverse(f"wagtailsnippets_portal_{model._meta.model_name}:{page}", args=args)


def outdated_translations(user: Any) -> Waiting | None:
    """Records whose texts in another language were made from an older original."""
    kinds = [
        model for model in RECORDS if may(user, "translate", model) or may(user, "change", model)
    ]
    items = [item for model in kinds for item in _outdated(model)]
    if not items:
        return None
    heading = gettext_lazy("Records to translate anew")
    return Waiting(heading, "globe", sum(count for count, _item in items), _items(items))


def _items(counted: Iterable[tuple[int, Item]]) -> tuple[Item, ...]:
    return tuple(item for _count, item in counted)


def _outdated(model: type[Record]) -> Iterable[tuple[int, Item]]:
    """For each language, how many records of one kind, and the list of just these."""
    rows = model.translations.rel.related_model.outdated_rows()  # type: ignore[attr-defined]
    for code, name in other_languages():
        if count := rows.filter(language=code).values("record").distinct().count():
            query = urlencode({"translation": f"{code}:{TranslationState.OUTDATED}"})
            title = _("%(kind)s: %(count)s") % {
                "kind": model._meta.verbose_name_plural,
                "count": count,
            }
            yield count, Item(title, f"{area(model)}?{query}", str(name))


def groups_to_confirm(user: Any) -> Waiting | None:
    """Groups to ask whether all is still right."""
    if not may(user, "change", Group):
        return None
    late = unconfirmed(timezone.localdate())
    groups = Group.objects.filter(late).order_by("last_confirmed_on", "code")
    items = [
        Item(
            group.name,
            area(Group, "edit", group.pk),
            group.last_confirmed_on.isoformat() if group.last_confirmed_on else _("never"),
        )
        for group in groups[:SHOWN]
    ]
    heading = gettext_lazy("Groups to ask for confirmation")
    return _waiting(heading, "date", groups, items, f"{area(Group)}?confirmation=late")


def failed_imports(user: Any) -> Waiting | None:
    """Imports of the last days that were refused, in whole or in part."""
    if not user.has_perm("portal.view_importrun"):
        return None
    since = timezone.now() - IMPORTS_LOOKED_AT
    failed = ImportRun.objects.filter(
        Q(outcome=ImportOutcome.REFUSED) | Q(counts__refused__gt=0), finished_at__gt=since
    ).defer("report")
    items = [
        Item(
            run.file_name,
            reverse("import_runs:inspect", args=[run.pk]),
            _("%(count)s rows refused") % {"count": run.counts.get("refused", 0)},
        )
        for run in failed[:SHOWN]
    ]
    heading = gettext_lazy("Imports with problems")
    return _waiting(heading, "warning", failed, items, reverse("import_runs:index"))


def error_reports(user: Any) -> Waiting | None:
    """Errors that readers have reported and nobody has dealt with yet."""
    if not may(user, "change", ErrorReport):
        return None
    reports = ErrorReport.objects.filter(is_done=False)
    items = [
        Item(
            " ".join(report.text.split())[:60],
            reverse("error_reports:edit", args=[report.pk]),
            f"{report.dataset}/{report.code}",
        )
        for report in reports[:SHOWN]
    ]
    heading = gettext_lazy("Errors that readers reported")
    return _waiting(heading, "mail", reports, items, reverse("error_reports:index"))


def _waiting(
    heading: Promise, icon: str, rows: QuerySet, items: list[Item], url: str
) -> Waiting | None:
    """What waits, counted only where there are more than are named."""
    if not items:
        return None
    count = len(items) if len(items) < SHOWN else rows.count()
    return Waiting(heading, icon, count, tuple(items), url)
