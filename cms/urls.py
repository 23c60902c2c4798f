"""Every public address, composed from the three apps."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms import patterns, views
from cms.admin.bulk_address import bulk_action
from cms.admin.catalogue import script_words
from cms.feeds import NewsFeed
from cms.routing import serve_page
from cms.sitemaps import PageSitemap
from portal.api.errors import not_found
from portal.sitemaps import record_sitemaps

sitemaps = {"pages": PageSitemap, **record_sitemaps()}

urlpatterns = [
    path("admin/jsi18n/", script_words),
    path("admin/localize/jsi18n/", script_words),
    path("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", bulk_action),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", include("portal.api.urls")),
    path("api/v1/", include("search.api_urls")),
    re_path("^api/(?!v1/docs$)", not_found),
    path("patterns/", patterns.page, name="patterns"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemap_views.index,
        {"sitemaps": sitemaps, "sitemap_url_name": "sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<section>.xml",
        sitemap_views.sitemap,
        {"sitemaps": sitemaps},
        name="sitemap_section",
    ),
    path("", include("portal.file_urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("search/", include("search.urls")),
        path("news/feed/", NewsFeed(), name="news_feed"),
        path("", include("portal.urls")),
        *wagtail_urls.urlpatterns[:-1],
        re_path(wagtail_urls.serve_pattern, serve_page, name="wagtail_serve"),
        prefix_default_language=False,
    ),
]
