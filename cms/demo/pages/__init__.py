"""Pages from readable text: a folder of Markdown files becomes the page tree.

``ja/`` holds the originals; a folder beside it, named after another language, holds the
translations of those files that have one. Folders are the tree, ``index.md`` is a folder's own
page, and the numbers before the names give the order.
"""

from .errors import ContentError
from .loading import Counts, load_pages

__all__ = ["ContentError", "Counts", "load_pages"]
