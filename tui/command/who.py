"""`sides who`: supporters and opponents of an actor, and whom it supported and opposed."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from store.errors import SidesError
from store.model import CERTAINTIES
from tui.command.completion import actor_names
from tui.command.opening import opened, settings
from tui.command.terminal import put_bytes, show

if TYPE_CHECKING:
    from store.database import Store
    from store.queries import WhoAnswer
    from store.queries.corpus import Corpus

FORMATS = ("table", "jsonl", "csv", "md")
_EXAMPLES = """examples:
  sides who Haftar
  sides who Haftar --since 2019 --certainty asserted
  sides who Trump --toward Haftar --format csv
  sides who Haftar --by France --until "avril 2019"
  sides who Haftar --as-of 2018         the last known stance of each, at the end of 2018
  sides who Haftar --changes --rollup   which states changed sides

Dates are EDTF (2019, 2019-04, 2019-04-07) or French words ("printemps 2019", "avril 2019").
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "Who supported and opposed NAME, and whom NAME did, by date, with the words for it."
    name = parser.add_argument("name", metavar="NAME", nargs="+", help="an actor, by any of its names")
    toward = parser.add_argument("--toward", metavar="NAME", help="only what NAME did towards this one")
    by = parser.add_argument("--by", metavar="NAME", help="only what this one did towards NAME")
    for action in (name, toward, by):
        action.completer = actor_names  # type: ignore[attr-defined]
    parser.add_argument("--since", metavar="D", type=day("since"), help="from the first day of D on")
    parser.add_argument("--until", metavar="D", type=day("until"), help="up to the last day of D")
    parser.add_argument("--as-of", metavar="D", type=day("until"), help="the last known stance of each at D")
    parser.add_argument(
        "--certainty", action="append", choices=CERTAINTIES, default=[], help="only these (may be repeated)"
    )
    parser.add_argument("--rollup", action="store_true", help="persons with the bodies they speak for")
    parser.add_argument("--changes", action="store_true", help="only the changes of side")
    parser.add_argument("--format", choices=FORMATS, default="table")
    parser.add_argument("--no-pager", action="store_true", help="never through $PAGER")
    parser.set_defaults(run=run)


def day(bound: str) -> _Day:
    """A type for argparse: the bound of a period, as EDTF."""
    return _Day(bound)


class _Day:
    """EDTF as it is, French words as the first (`since`) or the last day (`until`) of what they mean."""

    __name__ = "date"  # what argparse calls it in an error

    def __init__(self, bound: str) -> None:
        self._last = bound == "until"

    def __call__(self, value: str) -> str:
        from store import edtf

        if edtf.is_valid(value):
            return value
        try:
            first, last = edtf.parse_period(value)
        except ValueError:
            first, last = None, None
        found = last if self._last else first
        if found is None:
            raise ArgumentTypeError(f'{value!r} is no date: write 2019, 2019-04, 2019-04-07 or "avril 2019"')
        return found.isoformat()


def run(arguments: Namespace) -> int:
    """Print the answer; 1 when nothing is known. Raises SidesError for an unknown name, with the nearest."""
    from store.outputs import answers
    from store.outputs.writing import csv_lines, json_lines

    loaded = settings()
    with opened(arguments) as (store, corpus):
        answer = ask(arguments, store, corpus)
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


def ask(arguments: Namespace, store: Store, corpus: Corpus) -> WhoAnswer:
    """The answer to what the arguments ask. Raises SidesError, for an unknown name with status 1."""
    from store.queries.who import who

    try:
        return who(
            corpus, store, " ".join(arguments.name), toward=arguments.toward, by=arguments.by,
            since=arguments.since, until=arguments.until, certainties=arguments.certainty,
            rollup=arguments.rollup, as_of=arguments.as_of, changes=getattr(arguments, "changes", False),
        )  # fmt: skip
    except ValueError as error:
        raise SidesError(f"{error}".capitalize(), "Write 2019, 2019-04 or 2019-04-07.") from None


def limits_words(arguments: Namespace) -> str:
    """What the arguments ask besides the name, in French, to follow it in a title."""
    from store.queries import period_words

    words = f" envers {arguments.toward}" if arguments.toward else ""
    words += f" et {arguments.by}" if arguments.by else ""
    period = period_words(arguments.since, arguments.until)
    return f"{words}, {period}" if period else words
