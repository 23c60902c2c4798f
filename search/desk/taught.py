"""The desk's areas for synonyms and promoted results."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from search.models import Promotion, Synonym

from .forms import PromotionForm, SynonymForm
from .panels import EffectPanel
from .places import entry_of_key


class SynonymViewSet(ModelViewSet):
    """Words that find each other."""

    model = Synonym
    name = "search_synonyms"
    url_prefix = "search/synonyms"
    icon = "resubmit"
    menu_label = _("Synonyms")
    menu_order = 10
    list_display = ["__str__", "note"]
    search_fields = ["words", "others", "note"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("words"),
            FieldPanel("direction"),
            FieldPanel("others"),
            FieldPanel("note"),
            EffectPanel(heading=_("Effect")),
        ],
        base_form_class=SynonymForm,
    )


class ThingColumn(Column):
    """What a promotion shows, by its title."""

    def get_value(self, instance: Promotion) -> str:
        """The title; says so where the thing is not public."""
        entry = entry_of_key(instance.key)
        return entry.title if entry else str(_("%(key)s (not public)")) % {"key": instance.key}


class PromotionViewSet(ModelViewSet):
    """What stands at the top for some words."""

    model = Promotion
    name = "search_promotions"
    url_prefix = "search/promotions"
    icon = "pick"
    menu_label = _("Promoted results")
    menu_order = 20
    list_display = [
        "__str__",
        ThingColumn("thing", label=_("Page or record")),
        "position",
        "first_day",
        "last_day",
    ]
    search_fields = ["words"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("words"),
            FieldPanel("thing"),
            FieldPanel("position"),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
            EffectPanel(heading=_("Effect")),
        ],
        base_form_class=PromotionForm,
    )
