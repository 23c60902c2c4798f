"""Addresses of the search API, below ``/api/v1/``."""

from django.urls import path

from .api import SearchView

app_name = "search_api"
urlpatterns = [path("search", SearchView.as_view(), name="search")]
