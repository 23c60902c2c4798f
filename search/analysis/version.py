"""What entries depend on: our rules, and the dictionary's edition."""

from importlib.metadata import version

RULES_VERSION = 4
"""Raise it with every change of tokens, of the words that are suggested, and of what is kept."""

ANALYSIS_VERSION = f"{RULES_VERSION}-sudachi{version('SudachiDict-small')}"
"""Stored with every entry; entries that carry another one want to be indexed again."""
