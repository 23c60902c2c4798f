"""The engine for sites that outgrow one machine: an Elasticsearch cluster of version 8 or 9.

The cluster needs no plugin: it gets white-space separated tokens and parts them at white space.
"""

import logging

from .connection import Connection, reason
from .engine import ElasticsearchEngine

__all__ = ["Connection", "ElasticsearchEngine", "reason"]

# Its warnings name every node at every try; what matters is logged once, by ``search.cluster``.
logging.getLogger("elastic_transport").setLevel(logging.ERROR)
