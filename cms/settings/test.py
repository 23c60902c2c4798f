"""Settings of the test suite: fast hashing, mail in memory, throw-away files."""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES, REST_FRAMEWORK

_folder = tempfile.TemporaryDirectory(prefix="tomoni-test-", ignore_cleanup_errors=True)
DATA_DIR = Path(_folder.name)  # removed when the process ends
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
SECRET_KEY = "for-tests-only-" + "0" * 40
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file: the shared in-memory database has no WAL, and a live server's threads would collide.
    name = os.environ.get("TEST_DATABASE_NAME", str(DATA_DIR / "test.sqlite3"))
    DATABASES["default"]["TEST"] = {"NAME": name}
REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"anon": None}

SEARCH_LOG_SECONDS = 0  # tests write what was counted themselves
SEARCH_URL = []  # tests that want a cluster name their own
PAGE_CACHE_SECONDS = 0  # tests roll back what they write, so kept pages would not learn of it
