"""The demo city as a public site would show it, with its queries counted and its errors at hand."""

from cms.settings.dev import *  # noqa: F403
from cms.settings.dev import MIDDLEWARE

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
MIDDLEWARE = ["tests.browser.counting.CountQueries", *MIDDLEWARE]
ROOT_URLCONF = "tests.browser.demo_urls"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
