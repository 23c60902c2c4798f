"""Editors teach the search and read what it was asked for; approvers make its index anew."""

from django.db import migrations

from cms import roles


def install(apps, schema_editor):
    roles.install(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0009_review_on"),
        ("search", "0004_prose"),
    ]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
