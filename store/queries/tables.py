"""The three tables, in columns: articles, actors, stances (as read, and as decided)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from store.model import (
    CERTAINTIES,
    STANCE_KINDS,
    Actor,
    ActorKind,
    Article,
    ArticleColumns,
    Certainty,
    PublishedBasis,
    StanceColumns,
    StanceKind,
)
from store.queries.columns import Ids, Keys, Pool, Strings
from store.queries.fold import fold_all

BASES: tuple[PublishedBasis | None, ...] = (None, "header", "metadata", "dateline", "inferred", "user")
KIND_CODES: dict[str, int] = {kind: code for code, kind in enumerate(STANCE_KINDS)}
CERTAINTY_CODES: dict[str, int] = {certainty: code for code, certainty in enumerate(CERTAINTIES)}
DENIED = CERTAINTY_CODES["denied"]
APART = 3
"""The code, beside those of the three kinds of stance, of a denied one: counted as none of them."""


class ArticleTable:
    """Articles; what people decide about them is kept in the columns `read` and `bookmarked`."""

    def __init__(self) -> None:
        self.ids = Ids()
        self.titles = Strings()
        self.folded = Strings()  # titles as searched, one line each
        self.paths = Strings()
        self.languages = Pool()
        self.dates = Pool()
        self.language = array("H")
        self.published = array("I")
        self.basis = bytearray()
        self.chars = array("I")
        self.stances = array("I")
        self.read = bytearray()
        self.bookmarked = bytearray()
        self.duplicate_of: dict[int, str] = {}
        self.notes: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self.bookmarked)

    def extend(self, columns: ArticleColumns) -> None:
        """Add articles, of which nothing is decided yet."""
        start, size = len(self), len(columns.article)
        self.ids.extend(columns.article)
        self.titles.extend(columns.title)
        # Each title is a line: nothing is found across two of them.
        self.folded.extend([f"{line}\n" for line in fold_all(columns.title)])
        self.paths.extend(columns.path)
        self.language.extend(columns.language.map(self.languages.code))
        self.published.extend(columns.published.map(self.dates.code))
        self.basis.extend(columns.published_basis.map(BASES.index))
        self.chars.extend(columns.chars)
        self.stances.extend(columns.stances)
        self.read.extend(bytes(size))
        if any(columns.duplicate_of.values):
            known = enumerate(columns.duplicate_of, start)
            self.duplicate_of.update((row, article) for row, article in known if article is not None)
        self.bookmarked.extend(bytes(size))

    def date(self, row: int) -> str | None:
        """The date of publication, decisions applied."""
        return self.dates[self.published[row]]

    def make(self, row: int) -> Article:
        """The article of a row, decisions applied."""
        return Article(
            article=self.ids[row],
            title=self.titles[row],
            published=self.date(row),
            published_basis=BASES[self.basis[row]],
            language=self.languages[self.language[row]] or "",
            path=self.paths[row],
            chars=self.chars[row],
            stances=self.stances[row],
            read=bool(self.read[row]),
            duplicate_of=self.duplicate_of.get(row),
            bookmarked=bool(self.bookmarked[row]),
            note=self.notes.get(row, ""),
        )


class ActorTable:
    """Actors, few enough to keep whole; rows are their numbers in the stances.

    `base` is as read, `actors` as decided; `made` marks those that only a decision named.
    """

    def __init__(self) -> None:
        self.base: list[Actor] = []
        self.actors: list[Actor] = []
        self.rows: dict[str, int] = {}
        self.made = bytearray()

    def __len__(self) -> int:
        return len(self.made)

    def extend(self, actors: Sequence[Actor]) -> None:
        for actor in actors:
            row = self.rows.get(actor.actor)
            if row is None:
                self.make(actor, made=False)
            else:  # a stance named it before it was itself read
                self.base[row] = self.actors[row] = actor
                self.made[row] = 0

    def row(self, actor: str) -> int:
        """The row of an actor id; one that nobody described gets a row that shows its id."""
        row = self.rows.get(actor)
        return self.make(unknown_actor(actor), made=False) if row is None else row

    def make(self, actor: Actor, made: bool = True) -> int:
        """The row of an actor, new if need be."""
        row = self.rows.get(actor.actor)
        if row is None:
            row = len(self.base)
            self.base.append(actor)
            self.actors.append(actor)
            self.rows[actor.actor] = row
            self.made.append(made)
        return row


def unknown_actor(actor: str, name: str = "", kind: ActorKind = "person") -> Actor:
    """An actor of which only the id is known (or what a decision says)."""
    return Actor(actor, name or actor, kind, (), None, 0, 0)


class StanceTable:
    """Stances: as read (`raw_…`), and as decided (the columns that everything is counted from).

    Rows are in the order in which they were read; those that people added come as they are made.
    `code` is dyad × 4 + kind, the kind of a denied stance being `APART`; `cell` is place in time × 4 + kind.
    """

    def __init__(self) -> None:
        self.ids = Keys()
        self.frames = Pool()
        self.dates = Pool()
        self.article = array("I")
        self.raw_holder = array("I")
        self.raw_target = array("I")
        self.confidence = array("f")
        self.frame = array("I")
        self.start = array("I")
        self.kind = bytearray()
        self.certainty = bytearray()
        self.date = array("I")
        self.placed = array("I")
        self.holder = array("I")
        self.target = array("I")
        self.review = bytearray()
        self.stale = bytearray()
        self.code = array("I")
        self.cell = array("I")
        self.live = (
            bytearray()
        )  # 1 where counted: neither rejected nor undone. Last: its length is the table's

    def __len__(self) -> int:
        return len(self.live)

    def kind_of(self, row: int) -> StanceKind:
        return STANCE_KINDS[self.kind[row]]

    def certainty_of(self, row: int) -> Certainty:
        return CERTAINTIES[self.certainty[row]]

    def place(self, row: int) -> str | None:
        """Where the stance is drawn (EDTF)."""
        return self.dates[self.placed[row]]

    def extend(self, stubs: StanceColumns, articles: Iterable[int], actors: ActorTable) -> None:
        """Add stances, whose articles' rows are given. Dyads and `live` are left to the index."""
        count = len(stubs.key)
        self.ids.extend(stubs.key)
        self.article.extend(articles)
        holders = array("I", stubs.holder_id.map(actors.row))
        targets = array("I", stubs.target_id.map(actors.row))
        self.raw_holder.extend(holders)
        self.raw_target.extend(targets)
        self.holder.extend(holders)
        self.target.extend(targets)
        self.confidence.extend(stubs.confidence)
        self.frame.extend(stubs.frame.map(self.frames.code))
        self.start.extend(stubs.start)
        self.kind.extend(stubs.stance.map(KIND_CODES.__getitem__))
        self.certainty.extend(stubs.certainty.map(CERTAINTY_CODES.__getitem__))
        self.date.extend(stubs.date.map(self.dates.code))
        self.placed.extend(stubs.placed.map(self.dates.code))
        self.review.extend(bytes(count))
        self.stale.extend(bytes(count))
