"""`sides report`: a note on one actor or dyad, with its figure, its table and its quotations."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.errors import SidesError
from tui.command.opening import opened
from tui.command.question import add_question, ask, limits_words
from tui.command.selection import selection_of
from tui.command.terminal import write

_EXAMPLES = """examples:
  sides report Haftar --output haftar.html
  sides report Trump --toward Haftar --format md --accepted > note.md

The HTML file needs nothing beside it. The report says which stances were chosen.
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "A timeline, a table, the quotations and their references, on one actor or dyad."
    add_question(parser)
    parser.add_argument("--format", choices=("html", "md"), help="default: as FILE ends, else html")
    parser.add_argument("--output", metavar="FILE", help="file to write (default: standard output)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the report; SidesError (status 1) when there is nothing to report."""
    from store.outputs.report import make_report
    from store.outputs.report_html import html
    from store.outputs.report_markdown import markdown

    form = arguments.format or ("md" if str(arguments.output or "").endswith(".md") else "html")
    with opened(arguments) as (store, corpus):
        answer = ask(arguments, store, corpus)
        if not answer.lines:
            raise SidesError(
                f"Nothing is known of {answer.actor.name} within these limits.",
                "Widen the period, or leave out --certainty, --accepted and --min-confidence.",
                status=1,
            )
        report = make_report(answer, limits_words(arguments, corpus), selection_of(arguments), store, corpus)
        write(html(report) if form == "html" else markdown(report), arguments.output)
    return 0
