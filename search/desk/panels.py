"""A panel with the button that shows the effect of what stands in the form."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import Panel


class EffectPanel(Panel):
    """Asks ``effect_view``; the answer appears below, or on a page of its own without script."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "search/desk/effect_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The address that shows the effect."""
            names: list[Any] = [self.instance._meta.model_name]
            if self.instance.pk:
                names.append(self.instance.pk)
            return {
                **super().get_context_data(parent_context),
                "address": reverse("search_effect", args=names),
            }

        class Media:
            js = ["search/desk/effect.js"]
