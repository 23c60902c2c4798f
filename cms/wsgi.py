"""WSGI entry point of a public site."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")
application = get_wsgi_application()

from search.cluster import keep_told  # noqa: E402  (apps are ready only now)
from search.warming import warm  # noqa: E402

warm()
keep_told()
