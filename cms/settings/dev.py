"""Settings for a machine of one's own: README's first command uses them."""

from .base import *  # noqa: F403
from .base import DATA_DIR, STATIC_ROOT

DEBUG = True
for folder in (DATA_DIR, STATIC_ROOT):
    folder.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "for-development-only-" + "0" * 40
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", "testserver"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
