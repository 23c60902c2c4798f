"""Addresses of whole files: every dataset in every format, and in its standard layouts."""

from django.urls import URLPattern, path

from . import datasets, standards
from .api.files import RecordFile, StandardFile
from .exporting import FORMATS

app_name = "portal_files"


def _of(dataset: datasets.Dataset) -> list[URLPattern]:
    name = dataset.name
    files = [
        path(
            f"data/{name}.{form.extension}",
            RecordFile.as_view(dataset=dataset, file_format=form),
            name=f"{name}_{form.extension}",
        )
        for form in FORMATS.values()
    ]
    layouts = [
        path(
            f"data/{name}/{standard}.csv",
            StandardFile.as_view(dataset=dataset, layout=standards.load(standard)),
            name=f"{name}_{standard}",
        )
        for standard in dataset.standards
    ]
    return [*files, *layouts]


urlpatterns: list[URLPattern] = [pattern for dataset in datasets.all() for pattern in _of(dataset)]
