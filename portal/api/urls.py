"""Addresses of portal/api/urls.py."""

from django.urls import URLPattern

app_name = "portal_api"
urlpatterns: list[URLPattern] = []
