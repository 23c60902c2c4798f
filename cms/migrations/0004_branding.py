"""How the site looks: its one row, with the style sheets' own colour."""

import django.db.models.deletion
from django.db import migrations, models

import cms.contrast


def create_row(apps, schema_editor):
    model = apps.get_model("cms", "Branding")
    if not model.objects.exists():
        model.objects.create()


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0003_roles"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.CreateModel(
            name="Branding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "primary_colour",
                    models.CharField(
                        default="#0017c1",
                        help_text="Of links, buttons and headings; it must be legible on white.",
                        max_length=7,
                        validators=[cms.contrast.validate_legible_colour],
                        verbose_name="Main colour",
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        help_text="At the top of every page, beside the name of the city; at least 80 px high.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="Logo",
                    ),
                ),
                (
                    "social_card",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown where somebody shares a page; best 1200 by 630 px.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="Social card",
                    ),
                ),
            ],
            options={
                "verbose_name": "look of the site",
                "verbose_name_plural": "looks of the site",
            },
        ),
        migrations.RunPython(create_row, migrations.RunPython.noop),
    ]
