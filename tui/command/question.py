"""What `sides who` and `sides report` are asked: a name, and what limits the answer."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from typing import TYPE_CHECKING

from store.errors import SidesError
from store.model import CERTAINTIES
from tui.command.completion import actor_names
from tui.command.selection import add_selection, selection_of

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.answers import WhoAnswer
    from store.queries.corpus import Corpus


def add_question(parser: ArgumentParser) -> None:
    """The arguments of a question."""
    name = parser.add_argument(
        "name", metavar="NAME", nargs="+", help='an actor, as the press calls it: haftar, "l\'Élysée", UE'
    )
    toward = parser.add_argument("--toward", metavar="NAME", help="only what NAME did towards this one")
    by = parser.add_argument("--by", metavar="NAME", help="only what this one did towards NAME")
    for action in (name, toward, by):
        action.completer = actor_names  # type: ignore[attr-defined]
    parser.add_argument("--since", metavar="D", type=Day("since"), help="from the first day of D on")
    parser.add_argument("--until", metavar="D", type=Day("until"), help="up to the last day of D")
    parser.add_argument("--as-of", metavar="D", type=Day("until"), help="the last known stance of each at D")
    parser.add_argument(
        "--certainty", action="append", choices=CERTAINTIES, default=[], help="only these (may be repeated)"
    )
    parser.add_argument("--rollup", action="store_true", help="persons with the bodies they speak for")
    add_selection(parser)


class Day:
    """A type for argparse: EDTF as it is, French words as the first (`since`) or the last day (`until`) of
    what they mean."""

    __name__ = "date"  # what argparse calls it in an error

    def __init__(self, bound: str) -> None:
        self._last = bound == "until"

    def __call__(self, value: str) -> str:
        from store import edtf
        from store.periods import parse_period

        if edtf.is_valid(value):
            return value
        try:
            first, last = parse_period(value)
        except ValueError:
            first, last = None, None
        found = last if self._last else first
        if found is None:
            raise ArgumentTypeError(f'{value!r} is no date: write 2019, 2019-04, 2019-04-07 or "avril 2019"')
        return found.isoformat()


def ask(arguments: Namespace, store: Store, corpus: Corpus, changes: bool = False) -> WhoAnswer:
    """The answer to what the arguments ask. Raises SidesError, for an unknown name with status 1."""
    from store.queries.who import who

    if len(corpus.articles) == 0:
        raise SidesError("There is no article in the store yet.", "Build it: sides build PATH …", status=1)
    try:
        return who(
            corpus, store, " ".join(arguments.name), toward=arguments.toward, by=arguments.by,
            since=arguments.since, until=arguments.until, certainties=arguments.certainty,
            rollup=arguments.rollup, as_of=arguments.as_of, changes=changes, keep=selection_of(arguments),
        )  # fmt: skip
    except ValueError as error:
        raise SidesError(f"{error}".capitalize(), "Write 2019, 2019-04 or 2019-04-07.") from None


def limits_words(arguments: Namespace, corpus: Corpus) -> str:
    """What the arguments ask besides the name, in French, to follow it in a title."""
    from store.queries.answers import CERTAINTY_WORDS
    from store.queries.filters import period_words
    from store.queries.who import pick

    words = f" envers {corpus.name(pick(corpus, arguments.toward)[0])}" if arguments.toward else ""
    words += f" et {corpus.name(pick(corpus, arguments.by)[0])}" if arguments.by else ""
    certainties = " ou ".join(CERTAINTY_WORDS[each] for each in arguments.certainty)
    parts = (
        period_words(arguments.since, arguments.until),
        f"dernières positions connues en {arguments.as_of}" if arguments.as_of else "",
        certainties,
    )
    return ", ".join([words, *filter(None, parts)])
