"""The glossary at the desk, under its own name in the menu."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):
    """Words in the order of their readings, with what they mean."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_order = 250
    add_to_admin_menu = True
    list_display: ClassVar[list[str]] = ["term", "reading", "explanation"]
    search_fields: ClassVar[list[str]] = ["term", "reading", "explanation"]
