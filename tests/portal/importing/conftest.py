"""What the importer's tests share."""

from pathlib import Path

import pytest

from .files import Importer


@pytest.fixture
def importing(tmp_path: Path) -> Importer:
    """Imports rows as if they came in a file."""
    return Importer(tmp_path)
