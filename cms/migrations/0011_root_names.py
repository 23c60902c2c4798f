"""The roots that Wagtail has made have names in English; clerks see them."""

from django.db import migrations

NAMES = {
    ("wagtailcore", "Page", "title"): "全体",
    ("wagtailcore", "Page", "draft_title"): "全体",
    ("wagtailcore", "Collection", "name"): "共通",
}


def name_roots(apps, schema_editor):
    for (app, model, field), name in NAMES.items():
        roots = apps.get_model(app, model).objects.filter(depth=1, **{field: "Root"})
        roots.update(**{field: name})


class Migration(migrations.Migration):
    dependencies = [("cms", "0010_teach_search")]

    operations = [migrations.RunPython(name_roots, migrations.RunPython.noop)]
