"""``manage.py demo``: the demo city ともに市, with records, pages and users, as of today."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms.demo.city import set_city
from cms.demo.pages import ContentError, load_pages
from cms.demo.pages.glossary import load_terms
from cms.demo.records import RecordsRefusedError, load_records
from cms.demo.users import DEMO_USERS, create_users
from cms.public_address import answer_at_public_address
from portal.models import Event, Facility, Group

FIXTURES = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    """Load the demo, or bring it up to date; what people have edited since is left alone."""

    help = "Load the demo city, with events around today; running it again is safe."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force",
            action="store_true",
            help="load it even where DEBUG is off; the demo's users then have no password",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if not (settings.DEBUG or options["force"]):
            raise CommandError(
                "This site may be a public one (DEBUG is off). "
                "Use --force to fill it with the demo city all the same."
            )
        changed = load(timezone.localdate())
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                self._tell(changed)

    def _tell(self, changed: bool) -> None:
        self.stdout.write("")
        self.stdout.write(self.style.SUCCESS(heading(changed)))
        for label, value in facts():
            line = _("%(label)s: %(value)s") % {"label": label, "value": value}
            self.stdout.write(f"  {line}")


@transaction.atomic
def load(today: datetime.date) -> bool:
    """Load city, records, pages that refer to them, and users; return whether anything changed."""
    city = set_city()
    answer_at_public_address()
    try:
        records = load_records(FIXTURES, today)
        pages = load_pages(FIXTURES / "pages", today)
    except (RecordsRefusedError, ContentError) as error:
        raise CommandError(str(error)) from error
    terms = load_terms()
    users = create_users(with_passwords=settings.DEBUG)
    written = records["created"] + records["changed"] + pages.created + pages.changed
    return bool(city or written or terms or users)


def heading(changed: bool) -> str:
    """What has happened, in the active language."""
    if changed:
        return _("The demo city, Tomoni, is loaded.")
    return _("The demo city, Tomoni, was loaded before. Nothing has changed.")


def facts() -> list[tuple[str, str]]:
    """What the reader of the terminal wants to know next, in the active language."""
    site = settings.WAGTAILADMIN_BASE_URL
    home = f"{site}/" if translation.get_language() == settings.LANGUAGE_CODE else f"{site}/en/"
    counts = _("%(groups)s groups, %(facilities)s facilities, %(events)s events") % {
        "groups": Group.published.count(),
        "facilities": Facility.published.count(),
        "events": Event.published.count(),
    }
    found = [
        (_("Records"), counts),
        (_("Address of the site"), home),
        (_("Editor's desk"), f"{site}/admin/"),
    ]
    if settings.DEBUG:
        login = _("%(name)s, password %(password)s")
        found += [
            (str(user.label), login % {"name": user.name, "password": user.password})
            for user in DEMO_USERS
        ]
    return found
