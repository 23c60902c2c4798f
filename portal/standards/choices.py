"""The words that the layouts allow in a column with choices, kept as data in ``choices.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .headers import normalise

_FILE = Path(__file__).with_name("choices.csv")


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One list of words: ``labels`` by our value, and our value by every accepted spelling."""

    name: str
    labels: dict[str, str]
    synonyms: dict[str, str]

    def value(self, word: str) -> str | None:
        """Our value for a word, its label or a synonym; None for an unknown word."""
        return self.synonyms.get(normalise(word))

    def is_label(self, word: str) -> bool:
        """Whether the word is exactly a label of the standard."""
        return word in self.labels.values()


@cache
def choice_list(name: str) -> ChoiceList:
    """The list called ``name``; KeyError when there is none."""
    lists: dict[str, ChoiceList] = {}
    with _FILE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            words = lists.setdefault(row["list"], ChoiceList(row["list"], {}, {}))
            words.labels[row["value"]] = row["label"]
            for word in (row["label"], *filter(None, row["synonyms"].split("|"))):
                words.synonyms[normalise(word)] = row["value"]
    return lists[name]
