"""``manage.py setup_city``: make an empty site a city's own, by questions or by options."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.setting_up import QUESTIONS, checked, field_of, problems, set_up, stored


class Command(BaseCommand):
    """Ask what a new city needs, check it in words, store it; running it again is safe."""

    help = "Set up a city: name, code, colour, contact, licence, map; start pages; administrator."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for question in QUESTIONS:
            parser.add_argument(f"--{question.replace('_', '-')}", dest=question)
        parser.add_argument(
            "--no-input",
            action="store_false",
            dest="interactive",
            help="ask nothing: what no option says stays as it is",
        )
        parser.add_argument("--admin", help="user name of the administrator to make")
        parser.add_argument("--admin-email", default="", help="that administrator's e-mail")

    def handle(self, *_args: Any, **options: Any) -> None:
        given = {name: options[name] for name in QUESTIONS if options[name] is not None}
        self._refuse(problems(given))
        answers = {name: given.get(name, stored(name)) for name in QUESTIONS}
        if options["interactive"]:
            for name in QUESTIONS.keys() - given.keys():
                answers[name] = None
            answers = {
                name: self._ask(name) if answer is None else answer
                for name, answer in answers.items()
            }
        self._refuse(problems(answers))
        made = set_up(answers, timezone.localdate())
        self._tell(str(answers["name"]), made)
        self._make_administrator(options)

    def _refuse(self, found: dict[str, list[str]]) -> None:
        if found:
            lines = [f"--{name.replace('_', '-')}: {' '.join(found[name])}" for name in found]
            raise CommandError("\n".join(lines))

    def _ask(self, question: str) -> Any:
        """Ask until the answer is right; an empty one keeps what is stored."""
        field, present = field_of(question), stored(question)
        if field.help_text:
            self.stdout.write(self.style.HTTP_INFO(str(field.help_text)))
        label = capfirst(str(field.verbose_name))
        prompt = f"{label} [{present}]: " if present not in ("", None) else f"{label}: "
        while True:
            try:
                return checked(question, input(prompt).strip() or present)
            except ValidationError as error:
                self.stderr.write(" ".join(error.messages))

    def _tell(self, name: str, made: int) -> None:
        self.stdout.write(self.style.SUCCESS(_("%(name)s is set up.") % {"name": name}))
        if made:
            text = ngettext("%(count)d start page made.", "%(count)d start pages made.", made)
            self.stdout.write(text % {"count": made})
        else:
            self.stdout.write(_("The site has pages already; they stay as they are."))

    def _make_administrator(self, options: dict[str, Any]) -> None:
        """Have Django ask for an administrator, unless the site has one."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        if options["interactive"]:
            self.stdout.write(_("The site has no administrator yet. Make one now:"))
            call_command("createsuperuser")
        elif options["admin"]:
            call_command(
                "createsuperuser",
                interactive=False,
                username=options["admin"],
                email=options["admin_email"],
            )
        else:
            self.stderr.write(_("The site has no administrator yet: run createsuperuser."))
