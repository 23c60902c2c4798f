"""What tokens depend on: our rules, and the dictionary's edition."""

from importlib.metadata import version

RULES_VERSION = 1
"""Raise it with every change of rules that changes tokens."""

ANALYSIS_VERSION = f"{RULES_VERSION}-sudachi{version('SudachiDict-small')}"
"""Stored with every entry; entries that carry another one want to be indexed again."""
