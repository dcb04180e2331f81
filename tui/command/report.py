"""`sides report`: a note on one actor or dyad, with its figure, its table and its quotations."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from store.errors import SidesError
from tui.command.completion import actor_names
from tui.command.export import add_selection, selection_of, write
from tui.command.opening import opened
from tui.command.who import ask, day, limits_words

_EXAMPLES = """examples:
  sides report Haftar --output haftar.html
  sides report Trump --toward Haftar --format md --accepted > note.md

The HTML file needs nothing beside it. The report says which stances were chosen.
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "A timeline, a table, the quotations and their references, on one actor or dyad."
    name = parser.add_argument("name", metavar="NAME", nargs="+", help="an actor, by any of its names")
    toward = parser.add_argument("--toward", metavar="NAME", help="only towards this one")
    by = parser.add_argument("--by", metavar="NAME", help="only what this one said or did towards NAME")
    for action in (name, toward, by):
        action.completer = actor_names  # type: ignore[attr-defined]
    parser.add_argument("--since", metavar="D", type=day("since"), help="from the first day of D on")
    parser.add_argument("--until", metavar="D", type=day("until"), help="up to the last day of D")
    parser.add_argument("--rollup", action="store_true", help="persons with the bodies they speak for")
    parser.add_argument("--format", choices=("html", "md"), help="default: as FILE ends, else html")
    parser.add_argument("--output", metavar="FILE", help="file to write (default: standard output)")
    add_selection(parser)
    parser.set_defaults(run=run, certainty=[], as_of=None)


def run(arguments: Namespace) -> int:
    """Write the report; SidesError (status 1) when there is nothing to report."""
    from store.outputs.report import make_report
    from store.outputs.report_html import html
    from store.outputs.report_markdown import markdown

    form = arguments.format or ("md" if str(arguments.output or "").endswith(".md") else "html")
    selection = selection_of(arguments)
    with opened(arguments) as (store, corpus):
        answer = ask(arguments, store, corpus)
        report = make_report(answer, limits_words(arguments), selection, store, corpus)
        if not report.lines:
            raise SidesError(
                f"Nothing is known of {answer.actor.name} within these limits.",
                "Widen the period, or leave out --accepted and --min-confidence.",
                status=1,
            )
        write(html(report) if form == "html" else markdown(report), arguments.output)
    return 0
