"""A report as one HTML file: no script, nothing from elsewhere, every quoted word escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import store as package
from store.outputs.answers import quotes
from store.outputs.figure import svg
from store.outputs.report import Block, Figure, Heading, Items, Numbers, Quotation, References, Report, Rows
from store.text import inert

_STYLE = """
:root { color-scheme: light dark; --line: #8885; --faint: #767676; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { line-height: 1.2; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.about, figcaption, footer { color: var(--faint); font-size: 0.9rem; }
figure { margin: 2rem 0; overflow-x: auto; } svg { min-width: 42rem; width: 100%; }
table { border-collapse: collapse; font-size: 0.9rem; display: block; overflow-x: auto; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 1.5rem 0.3rem 0; }
th, td { border-bottom: 1px solid var(--line); }
td:first-child, td:last-child { white-space: nowrap; } th:last-child, td:last-child { padding-right: 0; }
blockquote { margin: 1.2rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
blockquote p { margin: 0 0 0.2rem; } mark { background: #ffd54a; color: #000; }
@media print { body { max-width: none; margin: 0; } blockquote, tr, svg { break-inside: avoid; } }
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
    yield f'<h1>{_safe(report.title)}</h1>\n<p class="about">{_safe(report.about)}</p>'
    for block in report.blocks:
        yield _block(block)
    yield "</body>\n</html>"


def _block(block: Block) -> str:
    match block:
        case Heading(words):
            return f"<h2>{_safe(words)}</h2>"
        case Figure(title, lanes, caption):
            return f"<figure>\n{svg(lanes, title)}\n<figcaption>{_safe(caption)}</figcaption>\n</figure>"
        case Items(items):
            return "<ul>\n" + "\n".join(f"<li>{_safe(words)}</li>" for words in items) + "\n</ul>"
        case Rows():
            return _table(block)
        case Quotation(words, marks, said, numbers):
            open_, close = quotes(words)
            footer = f"<footer>{_safe(said)} {_links(numbers)}</footer>"
            return f"<blockquote><p>{open_}{_marked(words, marks)}{close}</p>{footer}</blockquote>"
        case References(items):
            found = (f'<li id="ref{number}">{_safe(words)}</li>' for number, words in enumerate(items, 1))
            return '<ol class="references">\n' + "\n".join(found) + "\n</ol>"


def _table(table: Rows) -> str:
    titles = "".join(f"<th>{_safe(title)}</th>" for title in (*table.columns, "Réf."))
    rows = "\n".join(
        f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in cells)}<td>{_links(numbers)}</td></tr>"
        for cells, numbers in table.rows
    )
    head = f"<thead><tr>{titles}</tr></thead>"
    return f"<table>\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>"


def _marked(words: str, marks: tuple[tuple[int, int], ...]) -> str:
    parts, at = [], 0
    for start, end in marks:
        parts += [_safe(words[at:start]), f"<mark>{_safe(words[start:end])}</mark>"]
        at = end
    return "".join([*parts, _safe(words[at:])])


def _links(numbers: Numbers) -> str:
    return " ".join(f'<a href="#ref{number}">[{number}]</a>' for number in numbers)


def _safe(words: str) -> str:
    return escape(inert(words))
