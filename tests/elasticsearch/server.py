"""A real Elasticsearch server for tests: downloaded once with Maven, run from a cache folder.

It is the server without optional modules, as Maven Central has it; what works in it works in
every distribution and hosted service. It refuses to run as root, so root runs it as ``nobody``.
``TOMONI_TEST_ELASTICSEARCH_VERSION`` names another version; 9 wants Java 21 or later in
``JAVA_HOME``.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

VERSION = os.environ.get("TOMONI_TEST_ELASTICSEARCH_VERSION", "8.19.21")
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
USER = "nobody"

AS_ROOT = os.geteuid() == 0
CACHE = (
    Path("/var/cache/tomoni")  # root's own folder is closed to the user who runs the server
    if AS_ROOT
    else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tomoni"
)


class ServerMissingError(Exception):
    """The machine cannot run the server; the message says what it lacks."""


def java_home() -> Path:
    """The Java that runs the server: 17 or later."""
    if "JAVA_HOME" in os.environ:
        return Path(os.environ["JAVA_HOME"])
    java = shutil.which("java")
    if not java:
        raise ServerMissingError("Java is not installed (openjdk-17-jre-headless)")
    return Path(java).resolve().parent.parent


def home() -> Path:
    """The folder of the unpacked server; downloads and unpacks it the first time."""
    java_home()
    return kept(f"elasticsearch-{VERSION}", lambda folder: _unpack(_download(), folder))


def kept(name: str, make: Callable[[Path], object]) -> Path:
    """The folder ``name`` of the cache; whoever needs it first makes it, whole or not at all."""
    folder, partial = CACHE / name, CACHE / f"partial-{name}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(partial, ignore_errors=True)
            make(partial)
            partial.rename(folder)
    return folder


def command(*arguments: str | Path, user: bool = True) -> list[str]:
    """A command line, to be run as another user where we are root."""
    as_user = ["runuser", "-u", USER, "--"] if AS_ROOT and user else []
    return [*as_user, *map(str, arguments)]


def give(folder: Path) -> None:
    """Let the user who runs the server own ``folder``."""
    if AS_ROOT:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, USER)


def _download() -> Path:
    if not shutil.which("mvn"):
        raise ServerMissingError("Maven is not installed (maven)")
    repository = CACHE / "maven"
    fetched = subprocess.run(
        ["mvn", "-q", "-B", f"-Dmaven.repo.local={repository}", "dependency:get",
         f"-Dartifact={ARTIFACT}", "-Dtransitive=false"],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    files = list(repository.rglob(f"elasticsearch-{VERSION}.zip"))
    if fetched.returncode or not files:
        said = (fetched.stdout or fetched.stderr).strip().splitlines()
        raise ServerMissingError(f"Maven did not get the server: {said[0] if said else '?'}")
    return files[0]


def _unpack(archive: Path, folder: Path) -> None:
    """Unpack into ``folder`` so that its programs may be run."""
    outer = folder.with_suffix(".unpacked")
    shutil.rmtree(outer, ignore_errors=True)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(outer)
    (inner,) = outer.iterdir()
    for path in (inner, *inner.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    inner.rename(folder)
    outer.rmdir()
    shutil.rmtree(CACHE / "maven", ignore_errors=True)
