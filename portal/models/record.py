"""What every record is: one row with a code for ever, drafts, a workflow and public text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from modelsearch import index
from taggit.managers import TaggableManager
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from portal.read_along import TextsInLanguage

from .change import Change, ChangeCounter
from .codes import validate_local_government_code, validate_record_code
from .desk_tag import DeskTagged
from .translation import RecordTranslation, TranslationState


class RecordQuerySet(models.QuerySet):
    """What may be asked of records of any kind."""

    def public(self) -> Self:
        """Only what is published."""
        return self.filter(live=True)


class PublishedManager(models.Manager.from_queryset(RecordQuerySet)):  # type: ignore[misc]
    """Yields published records only: the manager for views, API, export and search."""

    def get_queryset(self) -> RecordQuerySet:
        return super().get_queryset().public()


class Record(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    index.Indexed,
    ClusterableModel,
):
    """A published thing with a code: the base of group, facility and event.

    ``Model.published`` is what the public may see. ``Model.objects`` yields drafts too, because
    Wagtail's desk needs them; views, API, export and search must not name it (a test looks).
    """

    search_auto_update = False
    """The desk's search index is kept by ``portal.admin_index``, which also knows batches."""

    dataset: ClassVar[str]
    """Name of the record's dataset, which is also its part of every URL."""

    own_texts = TextsInLanguage()

    code = models.CharField(
        _("ID"),
        max_length=40,
        unique=True,
        validators=[validate_record_code],
        help_text=_("Half-width letters and digits; never changed and never used again."),
    )
    localgov_code = models.CharField(
        _("Local government code"),
        max_length=6,
        blank=True,
        validators=[validate_local_government_code],
    )
    localgov_name = models.CharField(_("Local government"), max_length=50, blank=True)
    name = models.CharField(_("Name"), max_length=255)
    name_kana = models.CharField(_("Name in kana"), max_length=255, blank=True)
    name_en = models.CharField(_("Name in English"), max_length=255, blank=True)
    alternate_name = models.CharField(_("Other name"), max_length=255, blank=True)
    description = models.TextField(_("Description"), blank=True)
    remarks = models.TextField(_("Remarks"), blank=True)
    url = models.URLField(_("Web page"), max_length=1000, blank=True)
    image_url = models.URLField(_("Image address"), max_length=1000, blank=True)
    image_licence = models.CharField(
        pgettext_lazy("column", "Image licence"), max_length=100, blank=True
    )
    created_at = models.DateTimeField(_("Created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("Updated at"), auto_now=True, db_index=True)

    desk_tags = TaggableManager(
        _("Desk tags"),
        help_text=_("Words to sort by, such as 要電話確認. Only the desk sees them, at once."),
        through=DeskTagged,
        blank=True,
    )

    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.AutocompleteField("name_kana"),
        index.AutocompleteField("name_en"),
        index.AutocompleteField("alternate_name"),
        index.AutocompleteField("code"),
        index.SearchField("description"),
        index.SearchField("remarks"),
        index.FilterField("live"),
    ]

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        for_concrete_model=False,
    )

    objects = models.Manager.from_queryset(RecordQuerySet)()
    published = PublishedManager()

    class Meta:
        abstract = True
        default_manager_name = "objects"
        default_permissions = ("add", "change", "delete", "view", "translate")
        ordering: ClassVar[list[str]] = ["code"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a code that is taken for ever, and values that contradict each other."""
        super().clean()
        self._check_code()
        self.check_values()

    def check_values(self) -> None:
        """Raise ValidationError for values that contradict each other; asks no database."""

    def _check_code(self) -> None:
        """Refuse a code that was published before, here or elsewhere."""
        stored = type(self).objects.filter(pk=self.pk).values("code", "first_published_at").first()
        if stored and stored["code"] == self.code:
            return
        if stored and stored["first_published_at"]:
            raise ValidationError(
                {"code": _("An ID does not change once it has been published.")},
            )
        taken = Change.objects.filter(dataset=self.dataset, code=self.code).exists()
        if taken and not type(self).objects.filter(code=self.code).exists():
            raise ValidationError(
                {"code": _("This ID belonged to a deleted record. IDs are never used again.")}
            )

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Rebuild a revision; a code that has been published outlives what the revision says."""
        record: Self = super().with_content_json(content)
        if self.first_published_at:
            record.code = self.code
        return record

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Publish a revision; what follows from it (change log, search) commits with it."""
        with transaction.atomic():
            ChangeCounter.lock()
            super().publish(*args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Withdraw from the public; what follows from it commits with it."""
        with transaction.atomic():
            ChangeCounter.lock()
            super().unpublish(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete for ever; what follows from it commits with it."""
        with transaction.atomic():
            ChangeCounter.lock()
            return super().delete(*args, **kwargs)

    @classmethod
    def saved_in_bulk(cls, records: Sequence[Self]) -> None:
        """Do for ``records``, written without ``save()``, what else their ``save()`` does."""

    @property
    def revisions(self) -> Any:
        return self._revisions

    def get_absolute_url(self) -> str:
        """The public page's path in the active language."""
        return reverse(f"portal:{self._meta.model_name}", args=[self.code])

    def text(self, field: str, language: str | None = None) -> str:
        """The text of ``field`` in ``language`` (by default the active one), or the original."""
        language = language or get_language() or settings.LANGUAGE_CODE
        original = getattr(self, field)
        if language == settings.LANGUAGE_CODE:
            return original
        translation = self._translation(language)
        translated = getattr(translation, field, "")
        if not translated and field == "name" and language == "en":
            translated = self.name_en
        return translated or original

    def translation_state(self, language: str) -> TranslationState:
        """How the texts in ``language`` stand to this record, live or draft as it is in memory."""
        translation = self._translation(language)
        return translation.state if translation else TranslationState.MISSING

    def _translation(self, language: str) -> RecordTranslation | None:
        return next((row for row in self.translations.all() if row.language == language), None)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The public page's own template: a preview looks like the page."""
        return f"portal/{self._meta.model_name}.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """What the public page's template wants."""
        return {"record": self, "request": request}
