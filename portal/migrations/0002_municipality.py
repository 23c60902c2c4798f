"""The city that runs the portal: its one row, to be filled in by an administrator."""

import django.core.validators
from django.db import migrations, models

import portal.models.codes


def create_row(apps, schema_editor):
    model = apps.get_model("portal", "Municipality")
    if not model.objects.exists():
        model.objects.create()


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Municipality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As on official papers, with 市, 町 or 村.",
                        max_length=50,
                        verbose_name="Name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(blank=True, max_length=100, verbose_name="Name in English"),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Six digits. It stands in the names of all downloaded files.",
                        max_length=6,
                        validators=[portal.models.codes.validate_local_government_code],
                        verbose_name="Local government code",
                    ),
                ),
                (
                    "department",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="Department in charge"
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True,
                        max_length=15,
                        validators=[
                            django.core.validators.RegexValidator(
                                "\\A[0-9][0-9-]{8,14}\\Z",
                                "Half-width digits with hyphens, such as 0123-45-6789.",
                            )
                        ],
                        verbose_name="Telephone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="E-mail")),
                ("address", models.CharField(blank=True, max_length=255, verbose_name="Address")),
                (
                    "licence_name",
                    models.CharField(default="CC BY 4.0", max_length=100, verbose_name="Licence"),
                ),
                (
                    "licence_url",
                    models.URLField(
                        default="https://creativecommons.org/licenses/by/4.0/",
                        max_length=500,
                        verbose_name="Address of the licence",
                    ),
                ),
                (
                    "latitude",
                    models.FloatField(
                        default=36.0,
                        validators=[
                            django.core.validators.MinValueValidator(20),
                            django.core.validators.MaxValueValidator(46),
                        ],
                        verbose_name="Latitude",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        default=138.0,
                        validators=[
                            django.core.validators.MinValueValidator(122),
                            django.core.validators.MaxValueValidator(154),
                        ],
                        verbose_name="Longitude",
                    ),
                ),
                (
                    "zoom",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="From 5 (the whole country) to 18 (single houses); 13 shows a city.",
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(18),
                        ],
                        verbose_name="Zoom",
                    ),
                ),
            ],
            options={
                "verbose_name": "city",
                "verbose_name_plural": "cities",
            },
        ),
        migrations.RunPython(create_row, migrations.RunPython.noop),
    ]
