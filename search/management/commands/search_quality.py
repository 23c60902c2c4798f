"""``manage.py search_quality``: a city measures its own search with its own texts and words."""

from __future__ import annotations

import json
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search import quality
from search.engines import ENGINES, engine_class, engine_name
from search.engines.base import EngineUnavailableError


class Command(BaseCommand):
    help = (
        "Builds a scratch index from documents (one 'title｜body' a line), asks it judged queries "
        "(JSON) and prints recall and precision of each and overall (macro average). Natural "
        "questions (group 'sentence') have a figure of their own: recall within the first five."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--documents", nargs="+", type=Path, required=True, metavar="FILE")
        parser.add_argument("--queries", nargs="+", type=Path, required=True, metavar="FILE")
        parser.add_argument("--engine", choices=sorted(ENGINES), default=engine_name())
        parser.add_argument("--locale", default=settings.LANGUAGE_CODE)
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            documents = [d for path in options["documents"] for d in quality.read_documents(path)]
            queries = [q for path in options["queries"] for q in quality.read_queries(path)]
        except quality.QualityFileError as error:
            raise CommandError(str(error)) from error
        try:
            scores = self._scores(options["engine"], options["locale"], documents, queries)
        except EngineUnavailableError as error:
            raise CommandError(str(error)) from error
        figures = quality.summary(scores)
        report = {"engine": options["engine"], "documents": len(documents), **figures}
        if options["as_json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=2))
        else:
            self._print(scores, report)

    def _scores(
        self,
        name: str,
        locale: str,
        documents: list[quality.JudgedDocument],
        queries: list[quality.JudgedQuery],
    ) -> list[quality.QueryScore]:
        with tempfile.TemporaryDirectory(prefix="search-quality-") as folder:
            engine = engine_class(name).scratch(Path(folder) / "index.sqlite3")
            try:
                quality.fill(engine, documents, locale)
                return quality.score(engine, documents, queries)
            finally:
                engine.drop()

    def _print(self, scores: list[quality.QueryScore], report: dict[str, Any]) -> None:
        self.stdout.write("recall  precision  R@5   relevant  found  query")
        for score in scores:
            self.stdout.write(
                f"{score.recall:6.3f}  {score.precision:9.3f}  {score.first:4.2f}  "
                f"{score.relevant:8d}  {score.found:5d}  {score.query}"
            )
            for title in score.missed:
                self.stdout.write(f"        missed: {title}")
        overall, questions = report["overall"], report["natural_questions"]
        self.stdout.write(
            f"\n{report['engine']}, {report['documents']} documents\n"
            f"overall ({overall['queries']} queries): "
            f"recall {_figure(overall['recall'])}, precision {_figure(overall['precision'])}\n"
            f"natural questions ({questions['queries']}): "
            f"R@5 {_figure(questions['recall_at_5'])}"
        )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"
