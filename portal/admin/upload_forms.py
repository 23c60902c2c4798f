"""The forms of the upload screen: which file, and what to do with it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from portal import datasets
from portal.models.upload import MOST_BYTES
from portal.standards.checks import record_models


def dataset_choices() -> list[tuple[str, Any]]:
    """The datasets that can be imported; without a choice the file's headers decide."""
    known = [(name, datasets.get(name).label) for name in record_models()]
    return [("", _("By the file's headers")), *known]


class UploadForm(forms.Form):
    """A file, and what it is."""

    file = forms.FileField(
        label=_("File (CSV)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
        error_messages={"empty": _("The file is empty.")},
    )
    dataset = forms.ChoiceField(label=_("Dataset"), choices=dataset_choices, required=False)
    withdraw_missing = forms.BooleanField(
        label=_("Withdraw published records that the file no longer has"),
        help_text=_("Only for a file that holds all records of the city."),
        required=False,
    )

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large for the desk."""
        file: UploadedFile = self.cleaned_data["file"]
        if file.size and file.size > MOST_BYTES:
            raise ValidationError(
                _(
                    "The file has %(size)s; the desk takes %(most)s at most. Split it, or ask the"
                    " administrator to import it with manage.py import_dataset."
                ),
                params={"size": filesizeformat(file.size), "most": filesizeformat(MOST_BYTES)},
            )
        return file


class ApplyForm(forms.Form):
    """The decision on a preview."""

    accept_refusals = forms.BooleanField(
        label=_("Leave out the refused rows and apply the others"), required=False
    )
