"""Text becomes tokens, once and for every engine: the same word, however it is written.

``analyse`` is for documents, ``analyse_query`` for what people type. Engines only split on white
space, so whatever they answer was decided here. ``ANALYSIS_VERSION`` changes whenever tokens
may: an entry that carries another version wants to be indexed again.
"""

from .query import TOKEN_WEIGHT, Phrase, Term, WeightedTerm, analyse_query, loosen_query
from .tokens import BREAK, Token, analyse
from .version import ANALYSIS_VERSION

__all__ = [
    "ANALYSIS_VERSION",
    "BREAK",
    "TOKEN_WEIGHT",
    "Phrase",
    "Term",
    "Token",
    "WeightedTerm",
    "analyse",
    "analyse_query",
    "loosen_query",
]
