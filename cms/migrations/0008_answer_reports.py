"""Who keeps records answers what readers report about them."""

from django.db import migrations

from cms import roles


def install(apps, schema_editor):
    roles.install(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0007_approvers_import"),
        ("portal", "0005_error_report"),
    ]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
