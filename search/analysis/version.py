"""What tokens depend on: our rules, and the dictionary's edition."""

from importlib.metadata import version

RULES_VERSION = 2
"""Raise it with every change of rules that changes tokens, or the words that are suggested."""

ANALYSIS_VERSION = f"{RULES_VERSION}-sudachi{version('SudachiDict-small')}"
"""Stored with every entry; entries that carry another one want to be indexed again."""
