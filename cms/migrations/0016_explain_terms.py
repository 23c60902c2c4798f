"""Editors and approvers keep the glossary."""

from django.db import migrations

from cms import roles


def install(apps, schema_editor):
    roles.install(apps)


class Migration(migrations.Migration):
    dependencies = [("cms", "0015_glossary_terms")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
