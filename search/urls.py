"""Addresses of the search page."""

from django.urls import path

from . import feeds, views
from .searchlog.views import sign
from .suggesting.views import suggestions

app_name = "search"
urlpatterns = [
    path("", views.search_page, name="search"),
    path("suggest/", suggestions, name="suggest"),
    path("feed/", feeds.SearchFeed(), name="feed"),
    path("sign/", sign, name="sign"),
]
