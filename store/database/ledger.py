"""What builds know of every article without opening it: where it came from, its cast, what it was made into.

A *ledger* is the shard of these things beside the stubs of the same articles. Only builds, checks
and repairs read it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from store.database.lines import Line
from store.database.records import Document
from store.linking.cast import Cast, DayClue, Figure, Role

# Where a record lies: a line of the journal of work, or an article in a shard of details.
Place = Line | tuple[str, str] | None


@dataclass(slots=True)
class Entry:
    """One article to be published; `place` is where its record lies, for `Records.read`.

    `digest` stands for its details and stubs as last published, and `stubs` names the shards (articles,
    stances) that hold the latter; both are empty before. `cast` is None when a former version of Sides
    did not note it.
    """

    article: str
    path: str
    content: str  # hash of what was analysed
    fingerprint: str  # of the extractor that did
    published: str | None  # as the input states it
    basis: str | None
    sketch: str
    cast: Cast | None
    place: Place
    digest: str = ""
    stubs: tuple[str, str] = ("", "")


_PLAIN = ("article", "path", "content", "fingerprint", "published", "basis", "sketch", "digest")


def encode_ledger(entries: Sequence[Entry]) -> Document:
    """The columns of these entries."""
    casts = [entry.cast or Cast(()) for entry in entries]
    return {**{name: [getattr(entry, name) for entry in entries] for name in _PLAIN}, **encode_casts(casts)}


def encode_casts(casts: Sequence[Cast]) -> Document:
    """The columns of these casts; figures, which many articles share, are there once."""
    figures: dict[Figure, int] = {}
    return {
        "roles": [_encode_roles(cast.roles, figures) for cast in casts],
        "figures": [list(figure) for figure in figures],
        "events": [list(chain.from_iterable(cast.events)) for cast in casts],
        "sides": [list(chain.from_iterable(cast.sides)) for cast in casts],
        "days": [[[day.value, day.weekday] for day in cast.days] for cast in casts],
        "years": [cast.years for cast in casts],
    }


def _encode_roles(roles: Iterable[Role], figures: dict[Figure, int]) -> list[int | None]:
    """Four numbers a role, one after the other: a list for each would take four times the time to read."""
    row: list[int | None] = []
    for key, figure, member_of, mentions in roles:
        row += (key, figures.setdefault(figure, len(figures)), member_of, mentions)
    return row


def decode_ledger(
    columns: Document, stubs: tuple[str, str], places: Callable[[str], Place], shared: dict[Any, Any]
) -> list[Entry]:
    """The entries again, each with its place as `places(article)` says.

    `shared` makes one object of equal figures and pairs over many calls. Raises KeyError, TypeError,
    ValueError, IndexError when the columns are not a ledger's.
    """
    count = len(columns["article"])
    casts: Sequence[Cast | None] = decode_casts(columns, shared) if "roles" in columns else [None] * count
    digests = columns.get("digest", [""] * count)
    plain: Iterable[tuple[Any, ...]] = zip(*(columns[name] for name in _PLAIN[:-1]), strict=True)
    values: Iterator[list[Any]] = (
        [*row, cast, places(row[0]), digest, stubs]
        for row, cast, digest in zip(plain, casts, digests, strict=True)
    )
    return [Entry(*row) for row in values]


def decode_casts(columns: Document, shared: dict[Any, Any]) -> list[Cast]:
    """The casts again. Raises as `decode_ledger`."""
    figures = [
        shared.setdefault(figure := Figure(name, kind, tuple(names), known), figure)
        for name, kind, names, known in columns["figures"]
    ]
    rows = zip(*(columns[name] for name in ("roles", "events", "sides", "days", "years")), strict=True)
    return [
        Cast(
            _decode_roles(roles, figures),
            _decode_pairs(events, shared),
            _decode_pairs(sides, shared),
            tuple(DayClue(value, weekday) for value, weekday in days),
            tuple(years),
        )
        for roles, events, sides, days, years in rows
    ]


def _decode_roles(row: list[int], figures: list[Figure]) -> tuple[Role, ...]:
    named = map(figures.__getitem__, row[1::4])
    return tuple(map(Role, row[::4], named, row[2::4], row[3::4]))


def _decode_pairs(row: list[int], shared: dict[Any, Any]) -> tuple[tuple[int, int], ...]:
    return tuple(shared.setdefault(pair, pair) for pair in zip(row[::2], row[1::2], strict=True))
