"""The languages of the site, a home page in each, and the site itself, in place of Wagtail's welcome.

English follows Japanese: wagtail-localize keeps an alias of every Japanese page in the English tree
until somebody translates it, so every page answers under ``/en/``.
"""

import uuid

from django.db import migrations
from django.utils import timezone

SITE_NAME = "ともに"


def create_initial_data(apps, schema_editor):
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")

    japanese, _created = Locale.objects.get_or_create(language_code="ja")
    english, _created = Locale.objects.get_or_create(language_code="en")
    apps.get_model("wagtail_localize", "LocaleSynchronization").objects.update_or_create(
        locale=english, defaults={"sync_from": japanese}
    )

    root = Page.objects.get(depth=1)
    welcome = Page.objects.filter(depth=2).order_by("path").first()
    if Page.objects.filter(depth=2).count() > 1 or (welcome and welcome.numchild):
        return
    home = _create_home(apps, root, "00010002", "home", japanese)
    _create_home(apps, root, "00010003", "home-en", english, alias_of=home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "site_name": SITE_NAME, "root_page_id": home.pk},
    )
    if welcome:
        welcome.delete()
    Page.objects.filter(pk=root.pk).update(numchild=2)


def _create_home(apps, root, path, slug, locale, alias_of=None):
    HomePage = apps.get_model("cms", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")
    content_type, _created = ContentType.objects.get_or_create(app_label="cms", model="homepage")
    now = timezone.now()
    return HomePage.objects.create(
        title=SITE_NAME,
        draft_title=SITE_NAME,
        slug=slug,
        path=path,
        depth=2,
        numchild=0,
        url_path=f"/{slug}/",
        content_type=content_type,
        locale=locale,
        translation_key=alias_of.translation_key if alias_of else uuid.uuid4(),
        alias_of=alias_of,
        live=True,
        first_published_at=now,
        last_published_at=now,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cms", "0001_initial"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [migrations.RunPython(create_initial_data, migrations.RunPython.noop)]
