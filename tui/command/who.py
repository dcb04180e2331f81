"""`sides who`: supporters and opponents of an actor, and whom it supported and opposed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from tui.command.opening import opened, settings
from tui.command.question import add_question, ask
from tui.command.terminal import put_bytes, show

FORMATS = ("table", "jsonl", "csv", "md")
_EXAMPLES = """examples:
  sides who Haftar
  sides who Haftar --since 2019 --certainty asserted
  sides who "président Trump" --toward "maréchal Haftar" --format csv
  sides who Haftar --by "le gouvernement français" --until "avril 2019"
  sides who Haftar --as-of 2018         the last known stance of each, at the end of 2018
  sides who Haftar --changes --rollup   which states changed sides

Names may bear titles and articles, be capitals, seats, demonyms or acronyms. Dates are EDTF (2019, 2019-04,
2019-04-07) or French words ("printemps 2019", "avril 2019").
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "Who supported and opposed NAME, and whom NAME did, by date, with the words for it."
    add_question(parser)
    parser.add_argument("--changes", action="store_true", help="only the changes of side")
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.add_argument("--no-pager", action="store_true", help="never through $PAGER")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the answer; 1 when nothing is known. Raises SidesError for an unknown name, with the nearest."""
    from store.outputs import answers
    from store.outputs.writing import csv_lines, json_lines

    loaded = settings()
    with opened(arguments) as (store, corpus):
        answer = ask(arguments, store, corpus, arguments.changes)
    rows, keys = answers.rows(answer), answers.KEYS
    if arguments.changes:
        rows, keys = answers.change_rows(answer), answers.CHANGE_KEYS
    found = bool(answer.changes if arguments.changes else answer.lines)
    if arguments.format == "jsonl":
        put_bytes(json_lines(rows))
    elif arguments.format == "csv":
        put_bytes(csv_lines(rows, keys))
    elif arguments.format == "md":
        put_bytes(answers.markdown(answer, arguments.changes))
    else:
        from tui.command.answer import renderables

        pager = loaded.config.pager and not arguments.no_pager and sys.stdin.isatty()
        show(lambda width: renderables(answer, width, arguments.changes), pager=pager)
    return 0 if found else 1
