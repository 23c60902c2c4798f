"""The roles データ担当 and 翻訳者 beside those that there are."""

from django.db import migrations

from cms import roles


def install(apps, schema_editor):
    roles.install(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0004_branding"),
        ("portal", "0003_translators_right"),
    ]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
