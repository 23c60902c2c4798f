"""Rows of cells as checked values: every cell is read, repaired with a statement, or refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import ACCESSIBILITY_FIELDS, Record
from ..standards import CellError, Column, Message
from .bindings import Binding, bind
from .matching import Match
from .problems import Kind, Problem
from .reading import Row
from .rules import apply_rules

_JOINED = {"prefecture_part", "municipality_part"}


@dataclass
class CheckedRow:
    """A row's values by path, the texts they were read from, and what there is to tell.

    ``values`` holds what the row says; a path that is absent leaves the record's value alone.
    ``problems`` are the row's own; ``conflicts`` are those with what the database holds, and are
    found anew with every plan.
    """

    line: int
    code: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    conflicts: list[Problem] = field(default_factory=list)

    @property
    def is_faulty(self) -> bool:
        """Whether the row is refused whatever the database holds."""
        return any(problem.kind is Kind.REFUSED for problem in self.problems)

    @property
    def is_refused(self) -> bool:
        """Whether the row cannot be applied."""
        return bool(self.conflicts) or self.is_faulty


class Checker:
    """Checks the rows of one table against the layout it was matched with."""

    def __init__(self, match: Match, model: type[Record]) -> None:
        self.columns = match.columns
        self.width = len(match.columns)
        self.bindings = bind(match.found, model)

    def check(self, row: Row) -> CheckedRow:
        """The row's values, and every problem with its cells."""
        checked = CheckedRow(row.line)
        if not self._has_width(row, checked):
            return checked
        kept = ""
        for column, text in zip(self.columns, row.cells, strict=False):
            if column:
                kept = self._read(column, text, checked) or kept
        if kept:
            self._keep(kept, checked)
        for kind, path, message in apply_rules(checked.values):
            self._tell(checked, kind, self.bindings[path].header, path, message)
        checked.code = checked.values.get("code", "")
        return checked

    def _has_width(self, row: Row, checked: CheckedRow) -> bool:
        if len(row.cells) < self.width or any(cell.strip() for cell in row.cells[self.width :]):
            text = _("The row has %(cells)s cells, the header row %(width)s.")
            message = Message("ragged", text, cells=len(row.cells), width=self.width)
            checked.problems.append(Problem(Kind.REFUSED, row.line, "", "", message))
            return False
        return True

    def _read(self, column: Column, text: str, checked: CheckedRow) -> str:
        """Take the cell's value over into ``checked``; return text to keep elsewhere."""
        try:
            parsed = column.parse(text)
        except CellError as error:
            self._refuse(checked, column, text, error.message)
            return ""
        for repair in parsed.repairs:
            problem = Problem(Kind.REPAIRED, checked.line, column.header, text, repair)
            checked.problems.append(problem)
        if column.field == "accessibility":
            answers = parsed.value or {}
            checked.values.update({name: answers.get(name) for name in ACCESSIBILITY_FIELDS})
            return parsed.kept
        self._take(column, text, parsed.value, checked)
        return ""

    def _take(self, column: Column, text: str, value: Any, checked: CheckedRow) -> None:
        path, binding = column.field, self.bindings[column.field]
        empty = value == column.converter.empty
        if empty and column.required:
            self._refuse(checked, column, text, Message("required", _("This must be filled in.")))
            return
        if column.format in _JOINED:
            value = checked.values.get(path, "") + value
        elif empty and (checked.values.get(path) or not binding.can_be_empty):
            return
        elif not empty and checked.values.get(path, value) not in (value, column.converter.empty):
            other = binding.write(checked.values[path])
            message = Message("differs", _("Another column says %(value)s."), value=other)
            self._refuse(checked, column, text, message)
            return
        if not empty and self._is_invalid(binding, column, text, value, checked):
            return
        checked.values[path] = value
        checked.texts[path] = text

    def _is_invalid(
        self, binding: Binding, column: Column, text: str, value: Any, checked: CheckedRow
    ) -> bool:
        """Whether the model's own rules refuse the value."""
        if binding.model_field is None or binding.model_field.is_relation:
            return False
        try:
            binding.model_field.clean(value, None)
        except ValidationError as error:
            for one in error.error_list:
                self._refuse(checked, column, text, sentence(one))
            return True
        return False

    def _keep(self, kept: str, checked: CheckedRow) -> None:
        """Add text that no value holds to the remarks, where nothing is lost."""
        if "remarks" not in self.bindings:
            text = _("There is no remarks column to keep this in: %(text)s")
            message = Message("kept.nowhere", text, text=kept)
            checked.problems.append(Problem(Kind.REFUSED, checked.line, "", kept, message))
            return
        note = f"バリアフリー情報：{kept}"
        remarks = checked.values.get("remarks", "")
        checked.values["remarks"] = f"{remarks}\n{note}" if remarks else note

    def _refuse(self, checked: CheckedRow, column: Column, text: str, message: Message) -> None:
        problem = Problem(Kind.REFUSED, checked.line, column.header, text, message)
        checked.problems.append(problem)

    def _tell(
        self, checked: CheckedRow, kind: Kind, header: str, path: str, message: Message
    ) -> None:
        text = checked.texts.get(path, "")
        checked.problems.append(Problem(kind, checked.line, header, text, message))


def sentence(error: ValidationError) -> Message:
    """One error of a model's own rules as a reason."""
    return Message(f"model.{error.code or 'invalid'}", "%(reason)s", reason=error.messages[0])
