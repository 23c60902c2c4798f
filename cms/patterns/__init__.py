"""Every component in every state on one page, for those who build templates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from django import forms
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from portal.head import PageHead

if TYPE_CHECKING:
    from django.http import HttpRequest

SAMPLES = Path(__file__).with_name("samples.yaml")
COLOUR = re.compile(r"^ *(--colour-[a-z-]+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A component as the page shows it: its markup in each of its states."""

    name: str
    template: str
    states: tuple[str, ...]
    wide: bool


class SampleForm(forms.Form):
    """Questions of each kind."""

    name = forms.CharField(label="団体の名前", help_text="規約にあるとおりに書いてください。")
    kind = forms.ChoiceField(label="区分", choices=[("", "選んでください"), ("npo", "NPO法人")])
    note = forms.CharField(label="お知らせいただく内容", widget=forms.Textarea(attrs={"rows": 3}))


def patterns(request: HttpRequest) -> Iterator[Pattern]:
    """The components in the order of their names, each given its states and nothing else."""
    for name, sample in yaml.safe_load(SAMPLES.read_text()).items():
        template = f"components/{name}.html"
        states = _fields() if name == "field" else sample["states"]
        markup = (render_to_string(template, {**state, "request": request}) for state in states)
        yield Pattern(name, template, tuple(markup), sample.get("wide", False))


def _fields() -> list[dict[str, Any]]:
    """Fields as they are first seen, and one that was sent empty."""
    return [{"field": field} for field in (*SampleForm(), SampleForm({})["name"])]


def colours() -> list[str]:
    """The names of the colours that the design declares."""
    tokens = Path(str(finders.find("cms/tokens.css"))).read_text()
    return sorted(COLOUR.findall(tokens))


def page(request: HttpRequest) -> HttpResponse:
    """The pattern page; for developers, and for staff on a public site."""
    if not (settings.DEBUG or request.user.is_staff):
        raise Http404
    head = PageHead("部品の一覧", indexed=False)
    context = {"head": head, "patterns": patterns(request), "colours": colours()}
    return render(request, "cms/patterns.html", context)
