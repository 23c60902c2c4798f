"""Addresses of portal/file_urls.py."""

from django.urls import URLPattern

app_name = "portal_files"
urlpatterns: list[URLPattern] = []
