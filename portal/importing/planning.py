"""What an import would do: each checked row beside the record that it speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from ..batches import batches
from ..models import Record
from ..standards import Layout, Message
from . import lookups
from .assigning import assign
from .bindings import Binding
from .checking import CheckedRow, sentence
from .drafts import open_draft
from .problems import Kind, Problem
from .sight import Sight


class Fate(StrEnum):
    """What happens to a record."""

    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that an import changes, as it would stand in a cell."""

    column: str
    before: str
    after: str

    def as_dict(self) -> dict[str, str]:
        """For machines and for storing."""
        return {"column": self.column, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one record.

    ``record`` is the record in memory as it shall be, not saved yet, where the step writes one;
    ``draft`` a person's open draft of it, seen before.
    """

    fate: Fate
    code: str
    line: int = 0
    record: Record | None = None
    draft: Revision | None = None
    differences: tuple[Difference, ...] = ()
    name: str = ""


class Planner:
    """Compares checked rows with the records of ``model`` as they stand now.

    ``steps`` holds a step for each good row by its line, in the order of the file.
    """

    def __init__(
        self, model: type[Record], layout: Layout, bindings: Mapping[str, Binding]
    ) -> None:
        self.model = model
        self.layout = layout
        self.bindings = bindings
        self.now = timezone.now()
        self.steps: dict[int, Step] = {}
        self.sight = Sight(model, self.bindings.keys())

    def plan(self, rows: Sequence[CheckedRow]) -> None:
        """Plan every row; a conflict with what the database holds is told to its row."""
        for batch in batches(row for row in rows if not row.is_faulty):
            self._plan(batch)

    def renew(self, rows: Sequence[CheckedRow]) -> None:
        """Plan again each row about which something has changed since, and lock all records.

        The caller holds the lock of the change counter, so that nothing changes any more.
        """
        good = [row for row in rows if not row.is_faulty]
        for batch in batches(self.sight.stale(good)):
            self._plan(batch)
        self.steps = dict(sorted(self.steps.items()))

    def _plan(self, batch: Sequence[CheckedRow]) -> None:
        codes = [row.code for row in batch]
        records = lookups.records(self.model, self.layout, codes)
        self.sight.note(codes, records)
        scheduled = lookups.scheduled(self.model, records.values())
        used = lookups.used_codes(
            self.model.dataset, [code for code in codes if code not in records]
        )
        for row in batch:
            row.conflicts.clear()
            self.steps.pop(row.line, None)
            values = self._resolved(row)
            if row.code in used:
                message = Message("code.used", _("A deleted record had this ID."))
                self._refuse(row, "code", message)
            if not row.is_refused:
                step = self._step(row, values, records.get(row.code), scheduled)
                if self._is_valid(row, step):
                    self.steps[row.line] = step

    def missing(self, rows: Sequence[CheckedRow]) -> list[tuple[int, str, str]]:
        """Key, code and name of the public records that no row names, not even a refused one."""
        named = {row.code for row in rows}
        live = self.model.objects.filter(live=True).values_list("pk", "code", "name")
        return [record for record in live if record[1] not in named]

    def _resolved(self, row: CheckedRow) -> dict[str, Any]:
        """The row's values with related records by primary key."""
        values = dict(row.values)
        for path, keys in self.sight.related.items():
            if path not in values:
                continue
            code = values[path]
            if code and code not in keys:
                message = Message("related", _("No record has this ID."))
                self._refuse(row, path, message)
            else:
                values[path] = keys[code] if code else None
        return values

    def _step(
        self,
        row: CheckedRow,
        values: dict[str, Any],
        record: Record | None,
        scheduled: Mapping[int, Revision],
    ) -> Step:
        if record is None:
            record = self.model()
            assign(record, values)
            return Step(Fate.CREATED, row.code, row.line, record, name=record.name)
        revision = scheduled.get(record.pk)
        waits = revision is not None and is_later(self._moment(values, record), self.now)
        if revision and waits:
            record = revision.as_object()
        changed = {
            path: self._difference(path, new, record)
            for path, new in row.values.items()
            if not self._is_kept_back(path, row.values, record)
        }
        differences = {path: found for path, found in changed.items() if found}
        told = [*differences.values()]
        if not (record.live or waits) and not self._has_expired(values, record):
            told.append(Difference(gettext("Published"), "", "✓"))
        if not told:
            return Step(Fate.UNCHANGED, row.code, row.line)
        draft = open_draft(record)
        assign(record, {path: values[path] for path in differences})
        return Step(Fate.CHANGED, row.code, row.line, record, draft, tuple(told), name=record.name)

    def _is_valid(self, row: CheckedRow, step: Step) -> bool:
        """Whether the record as it shall be keeps the model's rules; the row is told otherwise."""
        if step.record is None or step.fate is Fate.UNCHANGED:
            return True
        try:
            step.record.check_values()
            for hours in step.record.weekday_hours.all() if "weekday_hours" in row.values else ():
                hours.clean()
        except ValidationError as error:
            by_field = error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
            for path, reasons in by_field.items():
                for reason in reasons:
                    self._refuse(row, path, sentence(reason))
        return not row.is_refused

    def _refuse(self, row: CheckedRow, path: str, message: Message) -> None:
        header = self.bindings[path].header if path in self.bindings else ""
        row.conflicts.append(problem(row, path, header, message))

    def _is_kept_back(self, path: str, values: Mapping[str, Any], record: Record) -> bool:
        """Whether an empty cell only says, as our own files do, that a contact is not public."""
        consent = getattr(self.model, "CONSENTS", {}).get(path)
        if not consent or values[path] or getattr(record, consent):
            return False
        return path not in (values.get("consents") or ())

    def _difference(self, path: str, new: Any, record: Record) -> Difference | None:
        binding = self.bindings[path]
        old = binding.read(record)
        if binding.converter.same(old, new):
            return None
        return Difference(binding.header, shown(binding, old), shown(binding, new))

    @staticmethod
    def _moment(values: Mapping[str, Any], record: Record) -> Any:
        return values.get("go_live_at", record.go_live_at)

    def _has_expired(self, values: Mapping[str, Any], record: Record) -> bool:
        end = values.get("expire_at", record.expire_at)
        return end is not None and end <= self.now


def shown(binding: Binding, value: Any) -> str:
    """A value for people who compare: text as it stands, anything else as its cell."""
    return value if isinstance(value, str) else binding.write(value)


def is_later(moment: Any, now: Any) -> bool:
    """Whether a moment is set and still to come."""
    return moment is not None and moment > now


def problem(row: CheckedRow, path: str, header: str, message: Message) -> Problem:
    """The refusal of a row because of the value at ``path``."""
    return Problem(Kind.REFUSED, row.line, header, row.texts.get(path, ""), message)


def refuse_repeated(rows: Sequence[CheckedRow]) -> None:
    """Refuse every row whose ID another row has too: nobody can tell which of them is meant."""
    by_code: defaultdict[str, list[CheckedRow]] = defaultdict(list)
    for row in rows:
        if row.code:
            by_code[row.code].append(row)
    for same in by_code.values():
        for row in same if len(same) > 1 else ():
            others = "、".join(str(other.line) for other in same if other is not row)
            text = _("The same ID stands on line %(lines)s.")
            message = Message("code.repeated", text, lines=others)
            row.problems.append(problem(row, "code", "ID", message))
