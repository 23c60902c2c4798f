"""Groups (市民活動団体): who is active in the city, in which field, and how to reach them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from portal.search_documents import SearchableGroup

from .codes import validate_corporate_number
from .fields import CodeListField
from .place import Located, validate_postal_code
from .record import Record
from .translation import RecordTranslation
from .weekdays import Weekday


class ActivityField(models.TextChoices):
    """The twenty fields of activity of the NPO Act (特定非営利活動促進法 別表)."""

    WELFARE = "01", _("Health, medical care and welfare")
    LIFELONG_LEARNING = "02", _("Social education")
    TOWN_DEVELOPMENT = "03", _("Town development")
    TOURISM = "04", _("Tourism")
    RURAL_DEVELOPMENT = "05", _("Farming, mountain and fishing villages")
    CULTURE_AND_SPORT = "06", _("Learning, culture, the arts and sport")
    ENVIRONMENT = "07", _("Environment")
    DISASTER_RELIEF = "08", _("Disaster relief")
    COMMUNITY_SAFETY = "09", _("Community safety")
    HUMAN_RIGHTS = "10", _("Human rights and peace")
    INTERNATIONAL = "11", _("International cooperation")
    GENDER_EQUALITY = "12", _("Gender equality")
    CHILDREN = "13", _("Sound growth of children")
    INFORMATION_SOCIETY = "14", _("Information society")
    SCIENCE = "15", _("Science and technology")
    ECONOMY = "16", _("Economic activity")
    EMPLOYMENT = "17", _("Vocational skills and employment")
    CONSUMERS = "18", _("Consumer protection")
    SUPPORT_FOR_GROUPS = "19", _("Support for civic groups")
    ORDINANCE = "20", _("Fields set by ordinance")


class GroupType(models.TextChoices):
    """団体種別: the legal form of a group."""

    NPO = "npo", _("NPO corporation")
    CERTIFIED_NPO = "certified_npo", _("Certified NPO corporation")
    SPECIAL_NPO = "special_npo", _("Specially certified NPO corporation")
    GENERAL_ASSOCIATION = "general_association", _("General incorporated association")
    GENERAL_FOUNDATION = "general_foundation", _("General incorporated foundation")
    PUBLIC_ASSOCIATION = "public_association", _("Public interest incorporated association")
    PUBLIC_FOUNDATION = "public_foundation", _("Public interest incorporated foundation")
    NEIGHBOURHOOD = "neighbourhood", _("Neighbourhood association")
    VOLUNTARY = "voluntary", _("Voluntary group")
    OTHER = "other", _("Other")


class GroupStatus(models.TextChoices):
    """状態: whether a group is active."""

    ACTIVE = "active", pgettext_lazy("civic group", "Active")
    SUSPENDED = "suspended", _("Suspended")
    DISSOLVED = "dissolved", _("Dissolved")


class Group(SearchableGroup, Located, Record):
    """A civic group; columns of 市民活動団体一覧.

    A contact detail is public only where the consent field beside it says so:
    ``CONSENTS`` maps each contact field to its consent field.
    """

    dataset = "groups"

    CONSENTS = {
        "representative": "representative_consent",
        "contact_name": "contact_name_consent",
        "phone": "phone_consent",
        "email": "email_consent",
        "form_url": "form_url_consent",
        "contact_remarks": "contact_remarks_consent",
    }

    group_type = models.CharField(
        _("Type of group"), max_length=30, choices=GroupType, default=GroupType.VOLUNTARY
    )
    corporate_number = models.CharField(
        _("Corporate number"), max_length=13, blank=True, validators=[validate_corporate_number]
    )
    competent_authority = models.CharField(_("Competent authority"), max_length=100, blank=True)
    established_on = models.DateField(_("Established on"), null=True, blank=True)
    registered_on = models.DateField(_("Registered on"), null=True, blank=True)
    status = models.CharField(
        _("Status"), max_length=20, choices=GroupStatus, default=GroupStatus.ACTIVE
    )
    activity_fields = CodeListField(_("Fields of activity"), choices=ActivityField)
    purpose = models.TextField(_("Purpose"), max_length=500, blank=True)
    areas_served = models.CharField(
        _("Areas of activity"), max_length=255, blank=True, help_text=_("Separate with ;")
    )
    activity_days = CodeListField(_("Days of activity"), choices=Weekday)
    activity_time_remarks = models.TextField(
        pgettext_lazy("civic group", "Notes on days and times"), blank=True
    )
    members = models.PositiveIntegerField(_("Number of members"), null=True, blank=True)
    membership_open = models.BooleanField(_("Open to new members"), null=True, blank=True)
    membership_fee = models.CharField(_("Membership fee"), max_length=255, blank=True)
    looking_for = models.TextField(
        _("What the group looks for"),
        blank=True,
        help_text=_("Members, helpers, donations, a place, partners …"),
    )
    postal_code = models.CharField(
        _("Postal code"), max_length=7, blank=True, validators=[validate_postal_code]
    )
    representative = models.CharField(_("Representative"), max_length=100, blank=True)
    representative_consent = models.BooleanField(_("Representative is public"), default=False)
    contact_name = models.CharField(pgettext_lazy("column", "Contact"), max_length=100, blank=True)
    contact_name_consent = models.BooleanField(_("Contact is public"), default=False)
    phone = models.CharField(_("Telephone"), max_length=50, blank=True)
    phone_consent = models.BooleanField(_("Telephone is public"), default=False)
    email = models.EmailField(_("E-mail"), blank=True)
    email_consent = models.BooleanField(_("E-mail is public"), default=False)
    form_url = models.URLField(_("Contact form"), max_length=1000, blank=True)
    form_url_consent = models.BooleanField(_("Contact form is public"), default=False)
    contact_remarks = models.TextField(_("Other contact (social media …)"), blank=True)
    contact_remarks_consent = models.BooleanField(_("Other contact is public"), default=False)
    website = models.URLField(_("Website of the group"), max_length=1000, blank=True)
    modified_on = models.DateField(_("Last modified on"), null=True, blank=True)
    last_confirmed_on = models.DateField(_("Last confirmed on"), null=True, blank=True)

    class Meta(Record.Meta):
        verbose_name = pgettext_lazy("civic group", "group")
        verbose_name_plural = pgettext_lazy("civic group", "groups")

    def public_contact(self) -> dict[str, str]:
        """Contact details that are filled in and may be shown, by field name."""
        return {
            field: getattr(self, field)
            for field, consent in self.CONSENTS.items()
            if getattr(self, consent) and getattr(self, field)
        }

    @property
    def areas(self) -> list[str]:
        """Areas of activity, one by one."""
        return [area.strip() for area in self.areas_served.split(";") if area.strip()]


class GroupTranslation(RecordTranslation):
    """A group's texts in another language."""

    text_fields = (
        "name",
        "description",
        "purpose",
        "activity_time_remarks",
        "membership_fee",
        "looking_for",
    )

    record = ParentalKey(Group, on_delete=models.CASCADE, related_name="translations")
    purpose = models.TextField(_("Purpose"), blank=True)
    activity_time_remarks = models.TextField(
        pgettext_lazy("civic group", "Notes on days and times"), blank=True
    )
    membership_fee = models.CharField(_("Membership fee"), max_length=255, blank=True)
    looking_for = models.TextField(_("What the group looks for"), blank=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")
        constraints = [
            models.UniqueConstraint(
                fields=["record", "language"], name="one_group_translation_a_language"
            )
        ]
