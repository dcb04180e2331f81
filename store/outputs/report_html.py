"""A report as one HTML file: no script, nothing from elsewhere, every quoted word escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import store as package
from store.outputs.answers import date_words
from store.outputs.figure import MAX_LANES, days_of, svg
from store.outputs.report import Report, Section
from store.queries.answers import CERTAINTY_WORDS, REVIEW_WORDS, STANCE_NOUNS, WhoLine
from store.text import inert

_STYLE = """
:root { color-scheme: light dark; --line: #8885; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.about { color: GrayText; } figure { margin: 2rem 0; overflow-x: auto; }
svg { min-width: 42rem; width: 100%; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; }
th, td { border-bottom: 1px solid var(--line); }
td:first-child, td.sign { white-space: nowrap; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
blockquote footer { color: GrayText; font-size: 0.9rem; } mark { background: #ffd54a; color: #000; }
@media print { body { max-width: none; } blockquote, tr { break-inside: avoid; } }
"""
# The browser itself is told to load and run nothing, should an escape ever be missed.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def html(report: Report) -> Iterator[bytes]:
    """The file in UTF-8 blocks."""
    for part in _parts(report):
        yield part.encode() + b"\n"


def _parts(report: Report) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="Sides {package.__version__}">'
    yield f"<title>{_safe(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield f"<h1>{_safe(report.title)}</h1>"
    yield f'<p class="about">{_safe(report.chosen.capitalize())} : {len(report.lines)}, '
    yield f"dans {len(report.references)} articles.</p>"
    figure = svg(report.lanes, f"Chronologie : {report.title}")
    if figure:
        yield f"<figure>\n{figure}\n<figcaption>{_caption(report)}</figcaption>\n</figure>"
    if report.changes:
        yield "<h2>Changements de camp</h2>\n<ul>"
        yield from (f"<li>{_safe(words)}</li>" for words in report.changes)
        yield "</ul>"
    for section in report.sections:
        yield from _section(section, report)
    yield '<h2>Références</h2>\n<ol class="references">'
    for number, words in enumerate(report.references, start=1):
        yield f'<li id="ref{number}">{_safe(words)}</li>'
    yield "</ol>\n</body>\n</html>"


def _caption(report: Report) -> str:
    undated = sum(days_of(line) is None for line in report.lines)
    words = "Chaque marque est une prise de position ; la barre montre entre quels jours elle peut se placer."
    if undated:
        words += f" Sans date : {undated}."
    if len(report.lanes) > MAX_LANES:
        words += f" Les {MAX_LANES} premiers acteurs sur {len(report.lanes)}."
    return words


_COLUMNS = ("Date", "Qui", "Envers", "Sens", "Certitude", "D'après", "Relecture", "Réf.")


def _section(section: Section, report: Report) -> Iterator[str]:
    titles = "".join(f"<th>{title}</th>" for title in _COLUMNS)
    yield f"<h2>{_safe(section.title)}</h2>\n<table>\n<thead><tr>{titles}</tr></thead>\n<tbody>"
    for line in section.lines:
        cells = (
            date_words(line), line.holder.name, line.target.name, STANCE_NOUNS[line.stance],
            CERTAINTY_WORDS[line.certainty], line.source or "", REVIEW_WORDS[line.review],
        )  # fmt: skip
        row = "".join(f"<td>{_safe(cell)}</td>" for cell in cells)
        yield f"<tr>{row}<td>{_reference(line, report)}</td></tr>"
    yield "</tbody>\n</table>"
    yield from (_quotation(line, report) for line in section.lines)


def _quotation(line: WhoLine, report: Report) -> str:
    who = f"{_safe(line.holder.name)}, {_safe(date_words(line))}"
    footer = f"<footer>{who} {_reference(line, report)}</footer>"
    return f"<blockquote><p>« {_marked(line)} »</p>{footer}</blockquote>"


def _marked(line: WhoLine) -> str:
    """The evidence, the words that carry the stance marked in it."""
    cue = line.full.cue_span if line.full else None
    if line.full is None or cue is None:
        return _safe(line.evidence)
    first, last = cue.start - line.full.start, cue.end - line.full.start
    if not 0 <= first < last <= len(line.evidence):
        return _safe(line.evidence)
    before, words, after = line.evidence[:first], line.evidence[first:last], line.evidence[last:]
    return f"{_safe(before)}<mark>{_safe(words)}</mark>{_safe(after)}"


def _reference(line: WhoLine, report: Report) -> str:
    number = report.numbers[line.article]
    return f'<a href="#ref{number}">[{number}]</a>'


def _safe(words: str) -> str:
    return escape(inert(words))
