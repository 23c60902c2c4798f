"""A small tree of page files, loaded once a module; each test starts from there and is undone."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from cms.demo.pages import Counts, load_pages
from tests.portal.factories import FacilityFactory, GroupFactory

from .files import TODAY, write


@dataclass(frozen=True)
class LoadedTree:
    """The folder that was loaded, and what the first run counted."""

    root: Path
    counts: Counts


@pytest.fixture(scope="module")
def first_run(
    request: pytest.FixtureRequest,
    module_db: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> LoadedTree:
    """The module's ``FILES``, loaded beside group G001 and facility F008."""
    root = tmp_path_factory.mktemp("pages")
    for name, text in request.module.FILES.items():
        write(root, name, text)
    GroupFactory(code="G001")
    FacilityFactory(code="F008")
    return LoadedTree(root, load_pages(root, TODAY))


@pytest.fixture
def root(first_run: LoadedTree, db: None, tmp_path: Path) -> Path:
    """A copy of the loaded folder; what a test does with the pages is undone after it."""
    return Path(shutil.copytree(first_run.root, tmp_path / "pages"))
