"""The e-mail to an editor whose open draft an import passed by."""

from __future__ import annotations

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext as _

from ..models import DraftNotice

logger = logging.getLogger(__name__)


def tell_editors(notices: list[DraftNotice]) -> None:
    """Write to each draft's editor, in the city's language; a dead mail server stops nothing."""
    with translation.override(settings.LANGUAGE_CODE):
        for notice in notices:
            if notice.editor and notice.editor.email:
                try:
                    send_mail(_subject(notice), _body(notice), None, [notice.editor.email])
                except (SMTPException, OSError):
                    logger.exception("No mail about the draft of %s", notice)


def _subject(notice: DraftNotice) -> str:
    return _("An import has changed %(code)s, of which you have a draft") % {"code": notice.code}


def _body(notice: DraftNotice) -> str:
    lines = [
        _("The file %(file)s has changed the public version of %(name)s (%(code)s).")
        % {"file": notice.run.file_name, "name": notice.draft.object_str, "code": notice.code}
        if notice.live_revision_id
        else _("The file %(file)s no longer has %(name)s (%(code)s); it was withdrawn.")
        % {"file": notice.run.file_name, "name": notice.draft.object_str, "code": notice.code},
        _("Your draft was kept as it is. If you publish it, its own values go live again."),
        "",
    ]
    for difference in notice.differences:
        change = {**difference, "before": difference["before"] or "－"}
        lines.append(_("%(column)s: %(before)s → %(after)s") % change)
    return "\n".join(lines)
