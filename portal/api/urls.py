"""Addresses below /api/v1/: made from the registry, so a new dataset has them at once."""

from django.urls import URLPattern, path

from portal import datasets
from portal.exporting import FORMATS

from .changes import ChangeList
from .files import RecordFile
from .openapi import OpenAPI
from .records import RecordDetail, RecordList

app_name = "portal_api"


def _of(dataset: datasets.Dataset) -> list[URLPattern]:
    name = dataset.name
    files = [
        path(
            f"{name}.{form.extension}",
            RecordFile.as_view(dataset=dataset, file_format=form),
            name=f"{name}_{form.extension}",
        )
        for form in FORMATS.values()
    ]
    return [
        path(name, RecordList.as_view(dataset=dataset), name=name),
        path(
            f"{name}/<slug:code>",
            RecordDetail.as_view(dataset=dataset),
            name=dataset.model._meta.model_name,
        ),
        *files,
    ]


urlpatterns: list[URLPattern] = [
    *(pattern for dataset in datasets.all() for pattern in _of(dataset)),
    path("changes", ChangeList.as_view(), name="changes"),
    path("openapi.json", OpenAPI.as_view(), name="openapi"),
]
