"""承認者 imports files too: importing publishes, which is theirs."""

from django.db import migrations

from cms import roles


def install(apps, schema_editor):
    roles.install(apps)


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0006_front_page_parts"),
        ("portal", "0003_translators_right"),
    ]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
