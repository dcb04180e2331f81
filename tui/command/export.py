"""`sides export`: whole tables, and the network for graph programs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.errors import SidesError
from tui.command.opening import opened
from tui.command.selection import add_selection, selection_of
from tui.command.terminal import write

if TYPE_CHECKING:
    from store.database import Store
    from store.queries.corpus import Corpus

TABLES = ("articles", "actors", "mentions", "stances")
FORMATS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(TABLES, ("jsonl", "csv")),
    "dyads": ("graphml", "gexf", "jsonl", "csv"),
    "events": ("jsonl", "csv"),
    "citations": ("md", "jsonl", "csv"),
}
_EXAMPLES = """examples:
  sides export stances --format csv --output stances.csv
  sides export stances --format jsonl --min-confidence 0.8
  sides export dyads --format graphml --accepted --output network.graphml
  sides export articles --format jsonl --texts --output corpus.jsonl   (sides build reads it back)

formats: articles actors mentions stances events: jsonl csv; dyads: graphml gexf jsonl csv;
citations: md jsonl csv. The file says which stances were chosen.
"""


def declare(parser: ArgumentParser) -> None:
    """Add the command's arguments to its parser."""
    parser.epilog = _EXAMPLES
    parser.description = "Write a whole table, the network of dyads, events or citations."
    parser.add_argument("table", choices=tuple(FORMATS), help="what to write")
    parser.add_argument("--format", help="jsonl, csv, graphml, gexf or md (default: the first that it has)")
    parser.add_argument("--output", metavar="FILE", help="file to write (default: standard output)")
    add_selection(parser)
    parser.add_argument(
        "--texts", action="store_true", help="articles with their texts, to be built elsewhere"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write what the arguments ask for. Raises SidesError."""
    formats = FORMATS[arguments.table]
    chosen = arguments.format or formats[0]
    if chosen not in formats:
        raise SidesError(
            f"{arguments.table} cannot be written as {chosen}.", f"Use --format {' or '.join(formats)}."
        )
    with opened(arguments) as (store, corpus):
        write(_blocks(arguments, chosen, store, corpus), arguments.output)
    return 0


def _blocks(arguments: Namespace, chosen: str, store: Store, corpus: Corpus) -> Iterator[bytes]:
    from store.outputs import citations, events, graphs, tables
    from store.outputs.writing import csv_lines, json_lines

    selection = selection_of(arguments)
    if arguments.table == "citations" and chosen == "md":
        return citations.markdown(store, corpus, selection)
    if chosen in ("graphml", "gexf"):
        return graphs.write(chosen, store, corpus, selection)
    if arguments.table in TABLES:
        rows = tables.rows(arguments.table, store, corpus, selection, arguments.texts)
        keys = tables.KEYS[arguments.table]
        if arguments.texts and arguments.table == "articles":
            keys = (*keys, "text")
    elif arguments.table == "dyads":
        rows, keys = graphs.rows(store, corpus, selection), graphs.KEYS
    elif arguments.table == "events":
        rows, keys = events.rows(store, corpus, selection), events.KEYS
    else:
        rows, keys = citations.rows(store, corpus, selection), citations.KEYS
    return json_lines(rows) if chosen == "jsonl" else csv_lines(rows, keys)
