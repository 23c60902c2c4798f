"""Somebody of each role, with a browser of their own."""

from __future__ import annotations

from django.contrib.auth.models import Group as Role
from django.contrib.auth.models import User
from django.test import Client


def client_of(role: str, **details: str) -> Client:
    """A signed-in client for a new user of ``role``, who is its ``user``; ``details`` are theirs.

    The roles are those that the migrations made.
    """
    name = f"user{User.objects.count()}"
    client = Client()
    client.user = User.objects.create_user(name, f"{name}@example.org", "secret", **details)
    client.user.groups.add(Role.objects.get(name=role))
    client.force_login(client.user)
    return client
