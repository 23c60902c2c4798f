"""Addresses of search/api_urls.py."""

from django.urls import URLPattern

app_name = "search_api"
urlpatterns: list[URLPattern] = []
