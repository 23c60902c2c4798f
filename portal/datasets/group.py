"""The dataset of civic groups (市民活動団体一覧)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from portal.models import ActivityField, Group, GroupStatus, GroupType

from .base import Dataset, Field
from .choosing import AnswerFilter, AnyOfFilter, CodeListFilter, ListItemFilter
from .fields import KEEPER, NAMES, TextList
from .filters import DatasetFilterSet
from .nested import Translations
from .place import ADDRESS, COORDINATES


class GroupFilterSet(DatasetFilterSet):
    """How groups may be narrowed."""

    search_kind = "group"

    field = CodeListFilter(
        field_name="activity_fields", choices=ActivityField.choices, label=_("Fields of activity")
    )
    area = ListItemFilter(field_name="areas_served", label=_("Area"))
    type = AnyOfFilter(field_name="group_type", choices=GroupType.choices, label=_("Type of group"))
    status = AnyOfFilter(choices=GroupStatus.choices, label=_("Status"))
    membership_open = AnswerFilter(label=_("Open to new members"))


GROUPS = Dataset(
    model=Group,
    label=_("Civic groups"),
    description=_(
        "Civic groups, neighbourhood associations and NPOs registered with the city. "
        "Contact details are included where the group has agreed."
    ),
    standards=("civic_group",),
    file_name="civic_group",
    filterset_class=GroupFilterSet,
    fields=(
        *NAMES,
        *KEEPER,
        Field("group_type", sortable=True),
        Field("corporate_number"),
        Field("competent_authority"),
        Field("established_on", sortable=True),
        Field("registered_on", sortable=True),
        Field("status", sortable=True),
        Field("activity_fields"),
        Field("purpose"),
        Field("description"),
        TextList("areas_served", about=_("Names of the areas.")),
        Field("activity_days"),
        Field("activity_time_remarks"),
        Field("members", unit=_("people"), sortable=True),
        Field("membership_open"),
        Field("membership_fee"),
        Field("looking_for"),
        *ADDRESS,
        Field("postal_code"),
        *COORDINATES,
        *(Field(contact, consent=consent) for contact, consent in Group.CONSENTS.items()),
        Field("url"),
        Field("website"),
        Field("image_url"),
        Field("image_licence"),
        Field("modified_on", sortable=True),
        Field("last_confirmed_on", sortable=True),
        Field("remarks"),
        Field("updated_at", sortable=True),
        Translations("translations", about=_("Texts in other languages, by language code.")),
    ),
)
