"""Entries tell the day of publication from the days on which something takes place, and where."""

from django.db import migrations, models
from django.db.models import F


def part_days(apps, schema_editor):
    """What has a last day takes place; its first day stood in the place of the publication's."""
    entries = apps.get_model("search", "SearchEntry").objects.exclude(ends_on=None)
    entries.update(starts_on=F("published_on"), published_on=None)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RenameField("searchentry", "date", "published_on"),
        migrations.RenameField("searchentry", "end_date", "ends_on"),
        migrations.AlterField(
            "searchentry",
            "published_on",
            models.DateField(blank=True, null=True, verbose_name="Published on"),
        ),
        migrations.AddField(
            "searchentry",
            "starts_on",
            models.DateField(blank=True, null=True, verbose_name="First day"),
        ),
        migrations.AddField(
            "searchentry",
            "latitude",
            models.FloatField(blank=True, null=True, verbose_name="Latitude"),
        ),
        migrations.AddField(
            "searchentry",
            "longitude",
            models.FloatField(blank=True, null=True, verbose_name="Longitude"),
        ),
        migrations.RunPython(part_days, migrations.RunPython.noop),
    ]
