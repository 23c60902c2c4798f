"""The records and what happened to them."""

from .change import Action, Change, ChangeCounter
from .desk_tag import DeskTag, DeskTagged
from .error_report import ErrorReport
from .event import Event, EventStatus, WebMode
from .event_translation import EventTranslation
from .facility import (
    ACCESSIBILITY_FIELDS,
    ClosedDays,
    Facility,
    FacilityTranslation,
    HeightType,
    OpeningHours,
)
from .group import ActivityField, Group, GroupStatus, GroupTranslation, GroupType
from .import_run import DraftNotice, ImportedRevision, ImportOutcome, ImportRun
from .municipality import Municipality
from .occurrence import Occurrence
from .record import Record
from .translation import RecordTranslation, TranslationState
from .upload import Obstacle, Upload, UploadState
from .weekdays import Weekday

__all__ = [
    "ACCESSIBILITY_FIELDS",
    "Action",
    "ActivityField",
    "Change",
    "ChangeCounter",
    "ClosedDays",
    "DeskTag",
    "DeskTagged",
    "DraftNotice",
    "ErrorReport",
    "Event",
    "EventStatus",
    "EventTranslation",
    "Facility",
    "FacilityTranslation",
    "Group",
    "GroupStatus",
    "GroupTranslation",
    "GroupType",
    "HeightType",
    "ImportOutcome",
    "ImportRun",
    "ImportedRevision",
    "Municipality",
    "Obstacle",
    "Occurrence",
    "OpeningHours",
    "Record",
    "RecordTranslation",
    "TranslationState",
    "Upload",
    "UploadState",
    "WebMode",
    "Weekday",
]
