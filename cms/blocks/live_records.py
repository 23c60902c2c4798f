"""Today's records inside a page, so that a section on facilities never goes stale."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from portal import datasets
from portal.models import Event
from portal.views.listing import Listing, event_listing, record_listing

DEFAULT_RECORDS = 6
MAX_RECORDS = 50


def dataset_choices() -> list[tuple[str, Any]]:
    """The names and labels of all datasets."""
    return [(dataset.name, dataset.label) for dataset in datasets.all()]


class FilterBlock(CharBlock):
    """A filter written as in an address: the same in all languages, so never translated."""

    def get_translatable_segments(self, value: str) -> list[Any]:
        """Nothing to translate."""
        return []


class LiveRecordsValue(StructValue):
    """What an editor chose, and the records that it means at this moment."""

    @cached_property
    def listing(self) -> Listing:
        """The list that the filter describes today; events from today on unless it names days."""
        params = QueryDict((self.get("filter") or "").strip().lstrip("?"))
        if self["dataset"] == Event.dataset:
            return event_listing(params, timezone.localdate())
        return record_listing(self["dataset"], params)

    @property
    def limit(self) -> int:
        """How many records are shown at most."""
        return self["limit"] or DEFAULT_RECORDS

    @cached_property
    def records(self) -> list[Any]:
        """Today's public records, at most ``limit`` of them; none where the filter went stale.

        A page reads those of all its blocks at once (``cms.live_records``).
        """
        return list(self.listing.cards[: self.limit])

    @property
    def model_name(self) -> str:
        """The kind of record, as its templates are named."""
        return self.listing.dataset.model._meta.model_name

    def list_url(self) -> str:
        """The page with all records of this filter."""
        return reverse(f"portal:{self['dataset']}") + self.listing.query

    def data_url(self) -> str:
        """The same records as data."""
        return reverse(f"portal_api:{self['dataset']}") + self.listing.data_query


class LiveRecordsBlock(StructBlock):
    """Records of one dataset under a filter, read anew for every reader."""

    title = CharBlock(
        label=_("Heading"),
        required=False,
        max_length=100,
        help_text=_("What the records have in common: 車椅子で使える会議室"),
    )
    dataset = ChoiceBlock(
        label=_("Dataset"),
        choices=dataset_choices,
        search_index=False,
        help_text=_("The page shows what is public at the moment of reading."),
    )
    filter = FilterBlock(
        label=_("Filter"),
        required=False,
        max_length=500,
        search_index=False,
        help_text=_(
            "As in the address of the filtered list, after the question mark:"
            " area=中央&wheelchair_accessible=yes"
        ),
    )
    limit = IntegerBlock(
        label=_("At most"),
        default=DEFAULT_RECORDS,
        min_value=1,
        max_value=MAX_RECORDS,
        help_text=_("How many records the page shows; the full list is linked."),
    )

    class Meta:
        icon = "snippet"
        label = _("Live records")
        group = _("Records")
        description = _("Shows today's groups, facilities or events under a filter.")
        preview_value = {"title": _("Places to meet"), "dataset": "facilities", "limit": 3}
        template = "cms/blocks/live_records.html"
        value_class = LiveRecordsValue

    def get_context(self, value: StructValue, parent_context: Any = None) -> dict[str, Any]:
        """Add the records; a draft may not have named a dataset yet."""
        context = super().get_context(value, parent_context)
        if value.get("dataset"):
            context["records"] = value.records
            context["card"] = f"portal/components/card_{value.model_name}.html"
        return context

    def clean(self, value: StructValue) -> StructValue:
        """Refuse a filter that the dataset does not understand; a draft may have no dataset yet."""
        cleaned = super().clean(value)
        if cleaned["dataset"]:
            _check_filter(cleaned)
        return cleaned


def _check_filter(value: LiveRecordsValue) -> None:
    try:
        datasets.get(value["dataset"]).filter(value.listing.params, strict=True)
    except datasets.InvalidParameters as error:
        reasons = [
            f"{name}: {message}" for name, found in error.errors.items() for message in found
        ]
        raise StructBlockValidationError(
            block_errors={"filter": ValidationError(reasons)}
        ) from error
