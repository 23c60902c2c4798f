"""Addresses of the search API, below ``/api/v1/``."""

from django.urls import path

from .api import SearchView
from .suggesting.views import SuggestView

app_name = "search_api"
urlpatterns = [
    path("search", SearchView.as_view(), name="search"),
    path("search/suggest", SuggestView.as_view(), name="suggest"),
]
