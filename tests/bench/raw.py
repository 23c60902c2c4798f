"""The raw limit: the same records with sqlite3 and orjson, no framework and no HTTP."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

import orjson

from portal import datasets
from portal.datasets import Field, Kind
from portal.models import Event, Group

LIMIT = 100
FLAGS = {None: None, 0: False, 1: True}


def answer(database: sqlite3.Connection, name: str) -> bytes:
    """The body of a list: total, and the records with their nested rows."""
    dataset = datasets.get(name)
    table = dataset.model._meta.db_table
    plain = [f for f in dataset.fields if f.kind not in {Kind.ROWS, Kind.TRANSLATIONS}]
    columns = ", ".join(_column(field) for field in plain)
    joins = ""
    if dataset.model is Event:
        joins = (
            " LEFT JOIN portal_group g ON g.id = t.organizer_id AND g.live"
            " LEFT JOIN portal_facility f ON f.id = t.venue_id AND f.live"
        )
    (total,) = database.execute(f'SELECT count(*) FROM "{table}" WHERE live').fetchone()
    rows = database.execute(
        f'SELECT {columns}, t.id FROM "{table}" t{joins} WHERE t.live '
        f"ORDER BY {_order(name)} LIMIT {LIMIT}"
    ).fetchall()
    names = [field.name for field in plain]
    records = [dict(zip(names, row, strict=False)) for row in rows]
    _finish(plain, records)
    keys = [row[-1] for row in rows]
    for field in dataset.fields:
        if field.kind in {Kind.ROWS, Kind.TRANSLATIONS}:
            _nest(database, field, records, keys)
    return orjson.dumps({"total": total, "results": records})


def _order(name: str) -> str:
    return "t.start_date, t.start_time, t.code" if name == "events" else "t.code"


def _column(field: Field) -> str:
    column = f't."{field.column}"'
    if field.kind is Kind.TIME:
        return f"substr({column}, 1, 5)"
    if field.kind is Kind.DATETIME:
        return f"strftime('%Y-%m-%dT%H:%M:%S', {column}, '+9 hours') || '+09:00'"
    if field.kind is Kind.REFERENCE:
        other = "g" if field.column == "organizer" else "f"
        return f"json_object('code', {other}.code, 'name', {other}.name)"
    if field.consent:
        return f"CASE WHEN t.{Group.CONSENTS[field.name]} THEN {column} ELSE '' END"
    return column


def _finish(plain: list[Field], records: list[dict[str, Any]]) -> None:
    for field in plain:
        name = field.name
        if field.kind is Kind.BOOLEAN:
            for record in records:
                record[name] = FLAGS[record[name]]
        elif field.kind is Kind.LIST:
            for record in records:
                record[name] = [part for part in record[name].split(";") if part]
        elif field.kind is Kind.REFERENCE:
            for record in records:
                record[name] = orjson.Fragment(record[name])


def _nest(
    database: sqlite3.Connection, field: Any, records: list[dict[str, Any]], keys: list[int]
) -> None:
    table = field.related_model._meta.db_table
    parent = f"{field.model_field.field.name}_id"
    names = [part.name for part in field.fields]
    marks = ", ".join("?" * len(keys))
    columns = ", ".join(_column(part).replace("t.", "") for part in field.fields)
    language = ", language" if field.kind is Kind.TRANSLATIONS else ""
    found: dict[int, Any] = defaultdict(dict if language else list)
    for row in database.execute(
        f'SELECT {parent}, {columns}{language} FROM "{table}" WHERE {parent} IN ({marks})', keys
    ):
        if language:
            pairs = zip(names, row[1:-1], strict=True)
            found[row[0]][row[-1]] = {name: text for name, text in pairs if text}
        else:
            found[row[0]].append(dict(zip(names, row[1:], strict=True)))
    for record, key in zip(records, keys, strict=True):
        record[field.name] = found[key]
