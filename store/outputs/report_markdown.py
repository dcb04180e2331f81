"""A report as Markdown, for notes and repositories."""

from __future__ import annotations

from collections.abc import Iterator

from store.outputs.answers import date_words
from store.outputs.citations import escape_markdown
from store.outputs.figure import text
from store.outputs.report import Report, Section
from store.queries.answers import CERTAINTY_WORDS, REVIEW_WORDS, STANCE_NOUNS


def markdown(report: Report) -> Iterator[bytes]:
    """The file in UTF-8 blocks; nothing quoted in it is taken for Markdown or HTML."""
    for part in _parts(report):
        yield part.encode() + b"\n"


def _parts(report: Report) -> Iterator[str]:
    yield f"# {escape_markdown(report.title)}\n"
    yield f"_{report.chosen.capitalize()} : {len(report.lines)}, dans {len(report.references)} articles._\n"
    figure = text(report.lanes)
    if figure:
        # Four backticks: no name of an actor can close the block.
        yield f"````text\n{figure.replace('````', '')}\n````\n"
        yield "+ soutien, - opposition, ± les deux, . contact\n"
    if report.changes:
        yield "## Changements de camp\n"
        yield from (f"- {escape_markdown(words)}" for words in report.changes)
        yield ""
    for section in report.sections:
        yield from _section(section, report)
    yield "## Références\n"
    for number, words in enumerate(report.references, start=1):
        yield f"{number}. {escape_markdown(words)}"


def _section(section: Section, report: Report) -> Iterator[str]:
    yield f"## {escape_markdown(section.title)}\n"
    yield "| Date | Qui | Envers | Sens | Certitude | D'après | Relecture | Réf. |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for line in section.lines:
        cells = (
            date_words(line), line.holder.name, line.target.name, STANCE_NOUNS[line.stance],
            CERTAINTY_WORDS[line.certainty], line.source or "", REVIEW_WORDS[line.review],
            f"[{report.numbers[line.article]}]",
        )  # fmt: skip
        yield f"| {' | '.join(map(escape_markdown, cells))} |"
    yield ""
    for line in section.lines:
        number = report.numbers[line.article]
        yield f"> « {escape_markdown(line.evidence)} »  "
        yield f"> — {escape_markdown(line.holder.name)}, {escape_markdown(date_words(line))} \\[{number}\\]\n"
